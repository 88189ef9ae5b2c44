package reports

import (
	"math"
	"slices"
	"strconv"
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/roadmap"
)

// calendar shows the roadmap by week: bars, dates, loads and the chance of being in time.
func (b *builder) calendar() {
	if !b.planned() {
		return
	}
	b.chapter("roadmap")
	if len(b.plan.Tasks) == 0 {
		b.add(Callout{Text: b.t("basket.empty"), Tone: Unknown})
		return
	}
	b.para(Lead, b.calendarSentence())
	b.para(Body, b.Words.Count("roadmap.phases", len(b.plan.Phases)))
	b.add(b.gantt())
	b.dates()
	b.loads()
}

// calendarSentence says when work begins and ends.
func (b *builder) calendarSentence() string {
	p := b.plan
	if p.Start.IsZero() {
		return b.t("roadmap.lead-undated", "weeks", b.Words.Int(b.lastWeek()), "all", b.Words.Int(p.Weeks))
	}
	last := p.Tasks[0].Last
	for _, t := range p.Tasks {
		if t.Last.After(last) {
			last = t.Last
		}
	}
	text := b.t("roadmap.lead", "start", b.Words.Date(p.Start), "end", b.Words.Date(last), "weeks", b.Words.Int(b.lastWeek()), "all", b.Words.Int(p.Weeks))
	if n := len(p.Frozen); n > 0 {
		text += " " + b.Words.Count("roadmap.pause", n)
	}
	return text
}

func (b *builder) gantt() Gantt {
	p := b.plan
	g := Gantt{Title: b.t("roadmap.initiative"), Weeks: p.Weeks, Months: b.months(), Phases: p.Phases, Frozen: p.Frozen}
	at := map[string]int{}
	for i, t := range p.Tasks {
		at[t.ID] = i
	}
	var spoken []string
	for i, t := range p.Tasks {
		g.Rows = append(g.Rows, GanttRow{Label: t.Name, Note: b.ownerOf(&t), From: t.From, To: t.To, Quick: t.QuickWin, Done: t.Done.Float64(), Group: t.Group})
		if t.QuickWin {
			g.Legend.Quick = b.t("roadmap.legend-quick")
		}
		if t.Done.Sign() > 0 {
			g.Legend.Done = b.t("roadmap.legend-done")
		}
		for _, id := range t.After {
			if from, found := at[id]; found {
				g.Links = append(g.Links, Link{From: from, To: i})
				g.Legend.Link = b.t("roadmap.legend-link")
			}
		}
		spoken = append(spoken, b.t("roadmap.spoken", "name", t.Name, "weeks", b.planWords().Span(t.From, t.To)))
	}
	for i, r := range p.Reviews {
		g.Marks = append(g.Marks, WeekMark{Week: r.Week, Label: b.Words.Int(i + 1)})
		g.Legend.Mark = b.t("roadmap.legend-review")
	}
	if len(p.Frozen) > 0 {
		g.Legend.Pause = b.t("roadmap.legend-pause")
	}
	g.Alt = b.t("roadmap.alt", "weeks", b.Words.Int(p.Weeks), "rows", b.join(spoken))
	return g
}

// months are the months in which the weeks of the plan begin, in the calendar of the
// language; none while the start is not known.
func (b *builder) months() []Span {
	if b.plan.Start.IsZero() {
		return nil
	}
	var out []Span
	last := 0
	for w := range b.plan.Weeks {
		_, month := monthIn(b.Words.Lang, b.plan.Start.AddDate(0, 0, 7*w))
		if month != last {
			out = append(out, Span{From: w, Label: b.t("month." + strconv.Itoa(month))})
		}
		last = month
		out[len(out)-1].To = w + 1
	}
	return out
}

// monthIn is the year and month of a day in the calendar of a language.
func monthIn(lang i18n.Lang, day time.Time) (year, month int) {
	if lang != i18n.Persian {
		return day.Year(), int(day.Month())
	}
	const behind = 621 // the Solar Hijri year that begins in a Gregorian one
	for year := day.Year() - behind; ; year-- {
		for month := 12; month >= 1; month-- {
			if first, valid := i18n.SolarHijri(year, month, 1); valid && !day.Before(first) {
				return year, month
			} else if !valid {
				return day.Year(), int(day.Month())
			}
		}
	}
}

// onDay writes a day, or the week it stands for while the start is not known.
func (b *builder) onDay(day time.Time, week int) string {
	if day.IsZero() {
		return b.t("roadmap.week", "n", b.Words.Int(week))
	}
	return b.Words.Date(day)
}

// dates is the table of the steps by phase, with the chance that each is in time.
func (b *builder) dates() {
	t := Table{Dense: true, Columns: []Column{
		{Title: b.t("roadmap.initiative"), Width: 28},
		{Title: b.t("roadmap.owner"), Width: 13},
		{Title: b.t("roadmap.start"), Width: 17},
		{Title: b.t("roadmap.end"), Width: 17},
		{Title: b.t("roadmap.chance"), Width: 8, Align: End},
		{Title: b.t("roadmap.surely"), Width: 17},
	}}
	phase := -1
	for _, task := range b.plan.Tasks {
		if task.Group != phase && task.Group < len(b.plan.Phases) {
			phase = task.Group
			t.Rows = append(t.Rows, Row{Group: b.plan.Phases[phase].Label})
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: task.Name, Note: b.join(filled(task.ID, task.Scope, b.quickTask(&task))), Strong: true, Link: b.cardOf(task.ID)},
			{Text: b.ownerOf(&task)},
			{Text: b.onDay(task.First, task.From+1)}, {Text: b.onDay(task.Last, task.To)},
			b.chanceOf(task.ID), b.surelyBy(task.ID),
		}})
	}
	b.add(Heading{Level: 2, Text: b.t("roadmap.dates")}, t)
	b.para(Body, b.inTime())
	b.reviewDays()
}

func (b *builder) quickTask(t *Task) string {
	if t.QuickWin {
		return b.t("basket.quick")
	}
	return ""
}

// ownerOf is the person who answers for a task, or the role while nobody is named.
func (b *builder) ownerOf(t *Task) string {
	if !t.OwnerKnown && t.Owner != "" {
		return b.t("roadmap.owner-open", "role", t.Owner)
	}
	return t.Owner
}

func (b *builder) milestone(id string) *roadmap.Milestone {
	milestones := b.Study.Simulation.Milestones
	i := slices.IndexFunc(milestones, func(m roadmap.Milestone) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return &milestones[i]
}

// chanceOf is the chance that a task is finished by its date.
func (b *builder) chanceOf(id string) Cell {
	m := b.milestone(id)
	if m == nil {
		return Cell{Text: b.t("report.none")}
	}
	return Cell{Text: b.Words.Percent(ofFloat(m.Share), 0)}
}

// surelyBy is the day by which a task is finished in nine of ten trial runs.
func (b *builder) surelyBy(id string) Cell {
	m := b.milestone(id)
	if m == nil {
		return Cell{Text: b.t("report.none")}
	}
	week := int(math.Ceil(m.End.High))
	if b.plan.Start.IsZero() {
		return Cell{Text: b.t("roadmap.week", "n", b.Words.Int(week))}
	}
	const workDays = 5 // a week's work is done on its fifth day
	return Cell{Text: b.Words.Date(b.plan.Start.AddDate(0, 0, 7*(week-1)+workDays-1))}
}

// ofFloat is a simulated figure as a fraction, to four places: enough for every figure shown.
func ofFloat(f float64) exact.Rat {
	const places = 10000
	return exact.Of(int(f*places + 0.5)).Quo(exact.Of(places))
}

// inTime says in plain words how the dates hold when durations vary.
func (b *builder) inTime() string {
	s := b.Study.Simulation
	return b.t("roadmap.in-time", "runs", b.Words.Int(s.Runs), "share", b.Words.Percent(ofFloat(s.InTime), 0),
		"low", b.Words.Number(ofFloat(s.Gain.Low), 1), "high", b.Words.Number(ofFloat(s.Gain.High), 1))
}

// reviewDays lists the days on which the plan is looked at again.
func (b *builder) reviewDays() {
	var days []string
	for i, r := range b.plan.Reviews {
		days = append(days, b.t("roadmap.review", "n", b.Words.Int(i+1), "day", b.onDay(r.Day, r.Week+1)))
	}
	if len(days) > 0 {
		b.para(Small, b.t("roadmap.reviews", "days", b.join(days)))
	}
}

// loads shows the working time of every role that has work, week by week.
func (b *builder) loads() {
	l := Loads{Weeks: b.plan.Weeks, Months: b.months(), Frozen: b.plan.Frozen, Load: b.t("roadmap.load"), Capacity: b.t("roadmap.capacity")}
	var spoken []string
	for _, r := range b.plan.Roles {
		if r.Used.Sign() == 0 {
			continue
		}
		row := LoadRow{Label: r.Name, Load: floatsOf(r.Load), Capacity: floatsOf(r.Capacity)}
		if r.Available != nil {
			row.Note = b.t("roadmap.used-of", "used", b.Words.Short(r.Used, 2), "all", b.Words.Short(*r.Available, 2))
		} else {
			row.Note = b.t("roadmap.used", "used", b.Words.Short(r.Used, 2))
		}
		l.Rows = append(l.Rows, row)
		spoken = append(spoken, b.t("roadmap.load-spoken", "role", r.Name, "used", row.Note))
	}
	if len(l.Rows) == 0 {
		return
	}
	if len(l.Frozen) > 0 {
		l.Pause = b.t("roadmap.legend-pause")
	}
	l.Alt = b.t("roadmap.loads-alt", "roles", b.join(spoken))
	b.add(Heading{Level: 2, Text: b.t("roadmap.loads")})
	b.para(Body, b.t("roadmap.loads-intro"))
	b.add(l)
}

func floatsOf(values []exact.Rat) []float64 {
	var out []float64
	for _, v := range values {
		out = append(out, v.Float64())
	}
	return out
}
