package roadmap

import (
	"time"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Parts of a week, in days.
const (
	week     = 7
	workDays = 5 // a week's work is done on its fifth day
	mostDays = 4 // more than half of a week
)

// calendar sets the weeks of the plan: whole weeks of months · 52 / 12, the first one
// beginning on or after the day the client chose. A week pauses when holidays take most
// of its days. Without a day the weeks have numbers only, and dates cannot bind.
func (f *framing) calendar() {
	c := &f.p.Calendar
	c.Weeks = f.r.Horizon.Mul(exact.Frac(52, 12)).Floor()
	start, found := f.start()
	if !found {
		f.faults.Warn(diag.Pos{}, "plan-no-start", nil)
		return
	}
	c.Start = engagement.Day{Time: start.AddDate(0, 0, daysUntil(start.Weekday(), f.e.Language.FirstWeekday()))}
	for w := range c.Weeks {
		if f.frozenDays(w) >= mostDays {
			c.Frozen = append(c.Frozen, w)
		}
	}
}

// daysUntil is how many days after a weekday the next one of a kind comes, 0 to 6.
func daysUntil(from, to time.Weekday) int { return (int(to) - int(from) + week) % week }

// start is the day the client wants to begin, else the day of the assessment.
func (f *framing) start() (engagement.Day, bool) {
	for _, q := range f.pack.QuestionWith("schedule") {
		for _, field := range q.Fields {
			if q.Kind != questionnaire.Group || field.Kind != questionnaire.Date {
				continue
			}
			if d, err := engagement.ParseDay(f.e.Given(q.ID).Field(field.ID).Text()); err == nil {
				return d, true
			}
		}
	}
	if f.e.Assessed != nil {
		f.faults.Warn(diag.Pos{}, "plan-start-assumed", nil)
		return *f.e.Assessed, true
	}
	return engagement.Day{}, false
}

// frozenDays counts the days of a week that lie in a freeze.
func (f *framing) frozenDays(w int) int {
	n := 0
	for d := range week {
		day := f.p.Calendar.Start.AddDate(0, 0, w*week+d)
		for _, row := range f.given("schedule", "freeze").List() {
			first, err1 := engagement.ParseDay(row.Field("first_day").Text())
			last, err2 := engagement.ParseDay(row.Field("last_day").Text())
			if err1 == nil && err2 == nil && !day.Before(first.Time) && !day.After(last.Time) {
				n++
				break
			}
		}
	}
	return n
}

// daysIn is the days from the start of the plan to a day; negative before it.
func (c Calendar) daysIn(d engagement.Day) int {
	return int(d.Sub(c.Start.Time) / (24 * time.Hour))
}

// weekOf is the week that holds a day.
func (c Calendar) weekOf(d engagement.Day) int { return floorDiv(c.daysIn(d), week) }

// weekFrom is the first week that begins on or after a day, 0 at the earliest.
func (c Calendar) weekFrom(d engagement.Day) int {
	return max(0, -floorDiv(-c.daysIn(d), week))
}

// weekBy is the week at whose beginning all is over that is done by a day.
func (c Calendar) weekBy(d engagement.Day) int {
	return max(0, floorDiv(c.daysIn(d)+1+week-workDays, week))
}

// Day is the first day of a week.
func (c Calendar) Day(w int) engagement.Day {
	return engagement.Day{Time: c.Start.AddDate(0, 0, w*week)}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
