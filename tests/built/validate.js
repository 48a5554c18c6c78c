// Validates PDF files with veraPDF: prints, for each file and profile, what was checked and which rules are broken.
// Run by Rhino, the JavaScript engine that stands in veraPDF's jar, so that nothing has to be compiled.
importPackage(Packages.org.verapdf.pdfa, Packages.org.verapdf.gf.foundry);
importClass(Packages.org.verapdf.pdfa.flavours.PDFAFlavour);

java.util.logging.LogManager.getLogManager().reset();
VeraGreenfieldFoundryProvider.initialise();
var PROFILES = java.util.List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

function rows(file) {
    var parser = Foundries.defaultInstance().createParser(new java.io.File(file));
    try {
        var results = Foundries.defaultInstance().createValidator(PROFILES).validateAll(parser);
        return [row(file, results.get(i)) for (i in [0, 1])].join("\n");
    } finally {
        parser.close();
    }
}

function row(file, result) {
    var rules = result.getFailedChecks().keySet().toArray();
    var words = [id.getClause() + "-" + id.getTestNumber() + " " + meaning(result, id) for each (id in rules)].sort();
    if (!result.isCompliant() && !words.length)
        words = ["not compliant, " + result.getJobEndStatus()];
    return [file, result.getPDFAFlavour().getId(), result.getTotalAssertions()].concat(words).join("\t");
}

function meaning(result, id) {
    return String(result.getValidationProfile().getRuleByRuleId(id).getDescription()).replace(/\s+/g, " ").slice(0, 120);
}

// Printed at the end, in order: lines that are printed side by side run into each other.
var said = java.util.List.of(arguments).parallelStream().map(function (file) {
    try {
        return rows(file);
    } catch (error) {
        return [file, "unreadable", 0, String(error).replace(/\s+/g, " ")].join("\t");
    }
}).toArray();
for each (line in said)
    print(line);
