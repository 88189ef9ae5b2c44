package files

import (
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

type mspCalendar struct {
	UID             int
	Name            string
	IsBaseCalendar  int
	BaseCalendarUID int
	WeekDays        []mspWeekDay   `xml:"WeekDays>WeekDay"`
	Exceptions      *mspExceptions `xml:",omitempty"`
}

// mspWeekDay is a day of every week, or a stretch of exception days (DayType 0), which
// versions before 2007 and other programs read.
type mspWeekDay struct {
	DayType      int
	DayWorking   int
	TimePeriod   *mspPeriod       `xml:",omitempty"`
	WorkingTimes *mspWorkingTimes `xml:",omitempty"`
}

type mspPeriod struct{ FromDate, ToDate string }

type mspWorkingTimes struct{ WorkingTime []mspPart }

type mspPart struct{ FromTime, ToTime string }

type mspExceptions struct{ Exception []mspException }

type mspException struct {
	EnteredByOccurrences int
	TimePeriod           mspPeriod
	Occurrences          int
	Name                 string
	Type                 int
	DayWorking           int
}

const daily = 1

// mspCalendar is the working time: five days from the first day of the plan's weeks, and
// the weeks in which work pauses as exceptions.
func (p *plan) mspCalendar() mspCalendar {
	c := mspCalendar{UID: 1, Name: i18n.Plain(p.t("files.calendar.name")), IsBaseCalendar: 1, BaseCalendarUID: -1}
	for day := time.Sunday; day <= time.Saturday; day++ {
		d := mspWeekDay{DayType: int(day) + 1}
		if (int(day)-int(p.Start.Weekday())+7)%7 < 5 {
			d.DayWorking = 1
			d.WorkingTimes = &mspWorkingTimes{[]mspPart{{"08:00:00", "12:00:00"}, {"13:00:00", "17:00:00"}}}
		}
		c.WeekDays = append(c.WeekDays, d)
	}
	for _, pause := range p.pauses() {
		first, last := p.Start.AddDate(0, 0, 7*pause.From), p.Start.AddDate(0, 0, 7*pause.To-1)
		period := mspPeriod{stamp(first, 0), stamp(last, 23*time.Hour+59*time.Minute)}
		c.WeekDays = append(c.WeekDays, mspWeekDay{TimePeriod: &period})
		if c.Exceptions == nil {
			c.Exceptions = &mspExceptions{}
		}
		c.Exceptions.Exception = append(c.Exceptions.Exception, mspException{TimePeriod: period,
			Occurrences: 7 * (pause.To - pause.From), Name: p.t("files.calendar.pause"), Type: daily})
	}
	return c
}

// pauses joins the weeks in which work pauses to stretches.
func (p *plan) pauses() []reports.Span {
	var out []reports.Span
	for _, w := range p.Frozen {
		if n := len(out); n > 0 && out[n-1].To == w {
			out[n-1].To++
			continue
		}
		out = append(out, reports.Span{From: w, To: w + 1})
	}
	return out
}

// workWeeks is the weeks of a task in which work goes on.
func (p *plan) workWeeks(t *reports.Task) int {
	n := t.To - t.From
	for _, w := range p.Frozen {
		if w >= t.From && w < t.To {
			n--
		}
	}
	return n
}

// lastDay is the last working day before the end of a week.
func (p *plan) lastDay(end int) time.Time { return p.Start.AddDate(0, 0, 7*end-3) }
