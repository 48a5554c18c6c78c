"""However somebody in a hurry types a time, it is taken for what it says, or for nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.command.typed_moment import BEIJING, EXAMPLE, NotAMoment, read_moment

NOW = datetime(2026, 11, 28, 17, 30, 12, tzinfo=UTC)
"""Half past one on the 29th, in Beijing."""
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31, 23, 59)).map(  # noqa: DTZ001 - the zone is given next
    lambda typed: typed.replace(second=0, microsecond=0, tzinfo=BEIJING)
)
FORMS = (
    "{0:%Y-%m-%d %H:%M}",
    "{0:%Y-%m-%dT%H:%M}",
    "{0:%Y-%m-%d %H:%M:%S}",
    "{0:%Y/%m/%d %H:%M}",
    "{0.year}/{0.month}/{0.day} {0.hour}:{0:%M}",
    "{0.year}.{0.month}.{0.day} {0:%H:%M}",
    "{0.year}年{0.month}月{0.day}日 {0:%H:%M}",
    "{0.year}年{0.month}月{0.day}日{0.hour}点{0.minute}分",
    "{0:%Y-%m-%d %H：%M}",
    "{0:%Y-%m-%d %H:%M}+08:00",
    "{0:%Y-%m-%d %I:%M %p}",
)


TYPED = (
    (EXAMPLE, "2026-03-01 14:05"),
    (" 2026-03-01 14：05 ", "2026-03-01 14:05"),
    ("２０２６－０３－０１　１４：０５", "2026-03-01 14:05"),
    ('"2026-03-01 14:05"', "2026-03-01 14:05"),
    ("2026-03-01T06:05Z", "2026-03-01 14:05"),
    ("2026-03-01T06:05:59.250+0000", "2026-03-01 14:05"),
    ("2026-03-01 01:05 -05:00", "2026-03-01 14:05"),
    ("2026-03-01 14:05 UTC+8", "2026-03-01 14:05"),
    ("now", "2026-11-29 01:30"),
    ("NOW", "2026-11-29 01:30"),
    ("现在", "2026-11-29 01:30"),
    ("14:05", "2026-11-29 14:05"),
    ("14：05", "2026-11-29 14:05"),
    ("今天 0:10", "2026-11-29 00:10"),
    ("昨天23:50", "2026-11-28 23:50"),
    ("yesterday 23:50", "2026-11-28 23:50"),
    ("下午2点5分", "2026-11-29 14:05"),
    ("凌晨2点", "2026-11-29 02:00"),
    ("晚上11点半", "2026-11-29 23:30"),
    ("中午12:30", "2026-11-29 12:30"),
    ("2:05 pm", "2026-11-29 14:05"),
    ("12:05 a.m.", "2026-11-29 00:05"),
    ("14:05 Z", "2026-11-28 22:05"),
    ("昨晚 23:50", "2026-11-28 23:50"),
    ("昨晚11点50", "2026-11-28 23:50"),
    ("今早八点", "2026-11-29 08:00"),
    ("前天下午3点", "2026-11-27 15:00"),
    ("下午两点半", "2026-11-29 14:30"),
    ("下午三点一刻", "2026-11-29 15:15"),
    ("二十三点五十分", "2026-11-29 23:50"),
    ("十点整", "2026-11-29 10:00"),
    ("北京时间 14:05", "2026-11-29 14:05"),
    ("14:05 Beijing time", "2026-11-29 14:05"),
    ("11月28日 14:05", "2026-11-28 14:05"),
    ("十一月二十八号下午2点", "2026-11-28 14:00"),
    ("12月31日 23:50", "2025-12-31 23:50"),
    ("28 Nov 14:05", "2026-11-28 14:05"),
    ("Nov 28, 2:05 pm", "2026-11-28 14:05"),
    ("28 November 2026, 14:05", "2026-11-28 14:05"),
    ("14:05 on 28 Nov 2026", "2026-11-28 14:05"),
    ("2:05 pm yesterday", "2026-11-28 14:05"),
    ("today at 1:05", "2026-11-29 01:05"),
    ("last night 11:50", "2026-11-28 23:50"),
    ("this morning 8:15", "2026-11-29 08:15"),
    ("2pm", "2026-11-29 14:00"),
    ("20 min ago", "2026-11-29 01:10"),
    ("20分钟前", "2026-11-29 01:10"),
    ("T+20 min ago", "2026-11-29 01:10"),
    ("1h20m ago", "2026-11-29 00:10"),
    ("1 小时 20 分钟前", "2026-11-29 00:10"),
    ("half an hour ago", "2026-11-29 01:00"),
    ("半小时前", "2026-11-29 01:00"),
    ("一个半小时前", "2026-11-29 00:00"),
    ("两小时前", "2026-11-28 23:30"),
    ("an hour ago", "2026-11-29 00:30"),
    ("刚刚", "2026-11-29 01:30"),
)
"""What one types, and the moment that it is taken for."""


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_time_is_taken_for_what_it_says(typed: str, meant: str) -> None:
    assert f"{read_moment(typed, NOW):%Y-%m-%d %H:%M%z}" == f"{meant}+0800"


NOT_MOMENTS = (
    *(
        "",
        "14",
        "1405",
        "14.05",
        "14:5",
        "14:",
        "T14:05",
        "25:00",
        "14:60",
        "2026-03-01",
        "3/1 14:05",
        "tomorrow 14:05",
    ),
    *("2026-02-30 14:05", "2026-3-1 24:00", "2026-03/01 14:05", "2026年3-1 14:05", "13:05 am", "晚上12点", "T+30min"),
    *(
        "昨晚1点",
        "昨晚14:00",
        "今晚12:30",
        "昨晚 2:00 am",
        "11/28 14:05",
        "30 Feb 14:05",
        "下午",
        "昨天",
        "20 min",
        "十十点",
    ),
    *("1999-12-31 23:59", "2200-01-01 00:00", "2026-03-01 14:05 +99:00", "2026-03-01 14:05 CST", "01/03/2026 14:05"),
)


@pytest.mark.parametrize("typed", NOT_MOMENTS)
def test_what_may_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(NotAMoment):
        read_moment(typed, NOW)


@given(MOMENTS, st.sampled_from(FORMS))
def test_every_form_says_the_same(moment: datetime, form: str) -> None:
    assert read_moment(form.format(moment), NOW) == moment
