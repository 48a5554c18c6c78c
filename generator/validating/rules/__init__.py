"""What only shows when files are read together: one small generator a rule, listed in one tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.validating.rules.addresses import no_address_is_lost, no_old_id_is_in_use
from generator.validating.rules.agreement import (
    every_bound_counts_its_number_alike,
    every_bound_is_on_one_side,
    every_command_stands_in_every_language,
    every_fact_stands_in_every_language,
    every_language_forbids_the_same,
    every_language_keeps_who_alone_is_meant,
    every_list_has_one_length,
    every_sentence_has_as_many_items,
    every_sum_has_its_currency,
    no_language_says_the_opposite,
    no_line_is_far_shorter,
)
from generator.validating.rules.alongside import duties_that_start_together_stand_together
from generator.validating.rules.approvals import (
    every_approval_says_what_it_is_of,
    nothing_has_changed_since_it_was_approved,
)
from generator.validating.rules.brand import every_colour_of_the_brand_can_be_read
from generator.validating.rules.checklist import (
    every_line_begins_with_its_verb,
    every_line_is_one_action,
    no_line_is_long,
    no_line_leaves_the_time_open,
    nothing_is_shouted,
)
from generator.validating.rules.clocks import (
    every_calendar_is_known,
    every_clock_says_whose_days_it_counts,
    every_zone_is_known,
)
from generator.validating.rules.conditions import (
    every_condition_can_hold,
    nothing_is_left_without_what_it_needs,
    the_seat_is_in_one_place,
)
from generator.validating.rules.duties import every_role_with_a_duty_has_a_deputy, no_role_is_overloaded
from generator.validating.rules.first_hour import (
    every_move_is_a_step_of_the_first_hour,
    moves_stand_in_the_order_of_their_times,
    nothing_is_denied_twice,
    the_call_for_help_is_the_first_line,
)
from generator.validating.rules.language import (
    every_character_can_be_printed,
    every_language_is_spoken,
    every_language_of_a_list_is_known,
    every_name_can_be_printed,
    every_text_has_every_language,
)
from generator.validating.rules.messages import (
    every_blank_has_as_many_labels_in_each_language,
    every_message_is_out_when_its_step_is,
    every_row_is_approved_by_whom_its_message_names,
    every_slot_is_filled,
    every_standard_blank_has_its_label,
    every_text_fits_its_channel,
    nobody_approves_an_own_draft,
)
from generator.validating.rules.names import (
    a_playbook_is_called_like_its_crisis,
    every_level_that_texts_name_is_there,
    no_file_is_called_like_a_device,
    no_text_names_an_id,
    nothing_is_said_of_one_that_is_another,
)
from generator.validating.rules.numbers import (
    every_version_is_told,
    nothing_counts_below_zero,
    the_levels_go_down_from_the_most_severe,
    thresholds_climb_with_the_levels,
)
from generator.validating.rules.overdue import no_rule_is_long_unread
from generator.validating.rules.readers import every_choice_has_its_words, nothing_needs_what_its_readers_may_not_see
from generator.validating.rules.references import (
    every_folder_of_a_playbook_is_an_id,
    every_id_stands_once,
    every_item_is_named_like_its_file,
    every_playbook_is_in_the_reading_order,
    every_reference_means_something,
    nothing_is_listed_twice,
)
from generator.validating.rules.response import (
    every_default_is_an_option,
    every_step_stands_in_its_time_bucket,
    no_deadline_before_its_start,
    no_step_begins_before_what_it_waits_for,
    no_step_waits_for_itself,
    no_title_names_a_time_of_day,
    of_two_that_run_at_once_one_leads,
    steps_of_a_group_run_at_the_same_time,
)
from generator.validating.rules.samples import (
    every_contact_can_be_reached,
    everybody_who_is_called_first_has_a_number,
    nothing_is_the_samples,
)
from generator.validating.rules.slots import (
    every_number_that_texts_name_is_said,
    every_slot_of_a_text_is_known,
    no_blank_is_called_like_a_slot,
)
from generator.validating.rules.sources import every_step_of_reading_has_its_texts
from generator.validating.rules.translation import every_language_is_translated, every_language_that_stands_in_is_whole
from generator.validating.rules.triage import (
    every_answer_leads_somewhere,
    every_first_question_stands_on_the_registries,
    everything_of_the_first_questions_is_reached,
    no_question_waits_for_a_later_one,
    nothing_is_advised_and_forbidden,
)
from generator.validating.rules.wording import no_text_uses_a_forbidden_term, strict_terms_stand_in_every_language
from generator.validating.rules.writing import (
    chinese_has_full_width_marks,
    every_quote_has_its_other_half,
    every_text_is_in_its_language,
    latin_has_half_width_marks,
    nothing_is_left_to_be_written,
    simplified_chinese_has_no_traditional_characters,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.validating.rules.book import Book, Finding

RULES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    every_text_has_every_language,
    every_language_of_a_list_is_known,
    every_character_can_be_printed,
    every_id_stands_once,
    nothing_is_listed_twice,
    every_reference_means_something,
    no_deadline_before_its_start,
    every_step_stands_in_its_time_bucket,
    every_condition_can_hold,
    nothing_is_left_without_what_it_needs,
    every_slot_of_a_text_is_known,
    every_slot_is_filled,
    no_blank_is_called_like_a_slot,
    every_text_fits_its_channel,
    nobody_approves_an_own_draft,
    every_row_is_approved_by_whom_its_message_names,
    every_message_is_out_when_its_step_is,
    thresholds_climb_with_the_levels,
    nothing_counts_below_zero,
    every_clock_says_whose_days_it_counts,
    every_zone_is_known,
    every_calendar_is_known,
    nothing_needs_what_its_readers_may_not_see,
    no_step_waits_for_itself,
    no_step_begins_before_what_it_waits_for,
    steps_of_a_group_run_at_the_same_time,
    every_move_is_a_step_of_the_first_hour,
    moves_stand_in_the_order_of_their_times,
    every_default_is_an_option,
    the_call_for_help_is_the_first_line,
    no_role_is_overloaded,
    every_version_is_told,
)
"""What nobody may publish, asked of each playbook by itself and of all that is in none.

Such a rule looks at the values of its part, and beside them at registries, at `titles`, `find` and `extract` only.
"""

RULES_ACROSS: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    every_language_that_stands_in_is_whole,
    every_playbook_is_in_the_reading_order,
    every_item_is_named_like_its_file,
    every_folder_of_a_playbook_is_an_id,
    no_file_is_called_like_a_device,
    nothing_is_said_of_one_that_is_another,
    the_seat_is_in_one_place,
    of_two_that_run_at_once_one_leads,
    every_role_with_a_duty_has_a_deputy,
    every_colour_of_the_brand_can_be_read,
    every_step_of_reading_has_its_texts,
    duties_that_start_together_stand_together,
    every_approval_says_what_it_is_of,
    the_levels_go_down_from_the_most_severe,
    every_choice_has_its_words,
    no_question_waits_for_a_later_one,
    every_answer_leads_somewhere,
    everything_of_the_first_questions_is_reached,
    nothing_is_advised_and_forbidden,
    every_first_question_stands_on_the_registries,
    no_old_id_is_in_use,
    no_address_is_lost,
)
"""The same, asked of all of the handbook: they look from one playbook to others, or at hardly anything."""

WAIVABLE: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    every_fact_stands_in_every_language,
    every_sum_has_its_currency,
    every_bound_is_on_one_side,
    every_command_stands_in_every_language,
    every_language_forbids_the_same,
    every_language_keeps_who_alone_is_meant,
    no_language_says_the_opposite,
    every_list_has_one_length,
    every_sentence_has_as_many_items,
    no_line_is_far_shorter,
    every_text_is_in_its_language,
    simplified_chinese_has_no_traditional_characters,
    every_quote_has_its_other_half,
    nothing_is_left_to_be_written,
)
"""What nobody may publish, in the same way, unless an editor says in `waivers.yml` why it is right."""

ADVICE: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    no_text_uses_a_forbidden_term,
    every_standard_blank_has_its_label,
    strict_terms_stand_in_every_language,
    every_bound_counts_its_number_alike,
    no_line_is_long,
    every_line_is_one_action,
    every_line_begins_with_its_verb,
    no_line_leaves_the_time_open,
    no_title_names_a_time_of_day,
    nothing_is_shouted,
    chinese_has_full_width_marks,
    latin_has_half_width_marks,
    nothing_is_denied_twice,
    every_name_can_be_printed,
    every_language_is_translated,
    no_text_names_an_id,
    every_level_that_texts_name_is_there,
)
"""What somebody should look at, in the same way; it keeps nobody from publishing."""

ADVICE_ACROSS: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    every_blank_has_as_many_labels_in_each_language,
    no_rule_is_long_unread,
    every_language_is_spoken,
    nothing_is_the_samples,
    a_playbook_is_called_like_its_crisis,
    everybody_who_is_called_first_has_a_number,
    every_number_that_texts_name_is_said,
    every_contact_can_be_reached,
    nothing_has_changed_since_it_was_approved,
)
"""The same, of all of the handbook."""
