package reports

import (
	"strconv"
	"time"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/roadmap"
)

// phaseWeeks is how long a phase of a plan is: a quarter of a year.
const phaseWeeks = 13

// projecting is the work in progress of one ProjectOf call.
type projecting struct {
	Source
	names *questionnaire.Words
	study *roadmap.Study
	p     *Project
}

// ProjectOf puts the plan of a source into words and dates; nil without a plan. The pack
// must speak the language of src.Words.
func ProjectOf(src Source) *Project {
	if src.Study == nil {
		return nil
	}
	b := &projecting{Source: src, names: src.Pack.Text(src.Words.Lang), study: src.Study}
	calendar := b.study.Problem.Calendar
	b.p = &Project{
		Client: ClientName(src.Pack, src.Engagement), Title: b.t("project.title"), Lang: src.Words.Lang,
		Start: calendar.Start.Time, Weeks: calendar.Weeks, Frozen: calendar.Frozen, Currency: b.study.Problem.Money.Currency,
	}
	if b.p.Client != "" {
		b.p.Title = b.t("project.title-of", "client", b.p.Client)
	}
	b.phases()
	b.tasks()
	b.reviews()
	b.messages()
	b.roles()
	b.measures()
	return b.p
}

func (b *projecting) t(key string, pairs ...string) string { return b.Words.T(key, pairs...) }

// day is the first day of a week; zero while the start is not known.
func (b *projecting) day(week int) time.Time {
	if b.p.Start.IsZero() {
		return time.Time{}
	}
	return b.p.Start.AddDate(0, 0, 7*week)
}

// lastDay is the day on which the work of the weeks before an end is done: the fifth of
// the last one.
func (b *projecting) lastDay(end int) time.Time {
	if b.p.Start.IsZero() {
		return time.Time{}
	}
	return b.day(end-1).AddDate(0, 0, 4)
}

// week is the week that holds a day, counted from the start of the plan.
func (b *projecting) week(day time.Time) exact.Rat {
	return exact.Frac(int(day.Sub(b.p.Start)/(24*time.Hour)), 7)
}

// phases cuts the weeks into quarters of a year.
func (b *projecting) phases() {
	for from := 0; from < b.p.Weeks; from += phaseWeeks {
		to := min(from+phaseWeeks, b.p.Weeks)
		first, last := monthOf(from)+1, monthOf(to)
		label := b.t("project.phase", "from", b.Words.Int(first), "to", b.Words.Int(last))
		if first == last {
			label = b.t("project.phase-one", "n", b.Words.Int(first))
		}
		b.p.Phases = append(b.p.Phases, Span{From: from, To: to, Label: label})
	}
}

// monthOf is the month that the last day before a week lies in, counted from 1; weeks are
// 52 in 12 months.
func monthOf(week int) int { return (week*12 + 51) / 52 }

// reviews are the dates on which the client looks at the plan again: in the rhythm of the
// answer, in the next week in which work goes on, the last at the end of the plan.
func (b *projecting) reviews() {
	every := b.rhythm()
	if every.Sign() <= 0 {
		return
	}
	last := 0
	for n := 1; last < b.p.Weeks; n++ {
		week := every.Mul(exact.Of(n)).Add(exact.Frac(1, 2)).Floor()
		for b.frozen(week) {
			week++
		}
		if week = min(week, b.p.Weeks); week == last {
			continue
		}
		last = week
		name := b.t("project.review", "n", b.Words.Int(len(b.p.Reviews)+1))
		if week == b.p.Weeks {
			name = b.t("project.review-last")
		}
		b.p.Reviews = append(b.p.Reviews, Event{ID: "R" + strconv.Itoa(len(b.p.Reviews)+1), Name: name, Week: week, Day: b.day(week)})
	}
}

// messages are what the client will tell to whom, by day.
func (b *projecting) messages() {
	for _, row := range b.rows("communication_plan") {
		day, err := engagement.ParseDay(row.Field("due").Text())
		message := clause(row.Field("message").Text())
		if err != nil || message == "" {
			continue
		}
		name := b.t("project.message", "audience", row.Field("audience").Text(), "message", message)
		if speaker := row.Field("speaker").Text(); speaker != "" {
			name = b.t("project.message-by", "audience", row.Field("audience").Text(), "message", message, "speaker", speaker)
		}
		event := Event{ID: "M" + strconv.Itoa(len(b.p.Messages)+1), Name: name, Day: day.Time}
		if !b.p.Start.IsZero() {
			event.Week = b.week(day.Time).Floor()
		}
		b.p.Messages = append(b.p.Messages, event)
	}
}

// rhythm is the weeks between two reviews; 0 while the client has not chosen.
func (b *projecting) rhythm() exact.Rat {
	for _, q := range b.Pack.QuestionWith("review_dates") {
		part := q.Part("rhythm")
		if part == nil {
			continue
		}
		chosen := b.Engagement.Given(q.ID).Field("rhythm").Text()
		if weeks := b.Pack.OptionSets[part.OptionSet].Map[chosen].Number; weeks != nil {
			return *weeks
		}
	}
	return exact.Rat{}
}

func (b *projecting) frozen(week int) bool {
	for _, w := range b.p.Frozen {
		if w == week {
			return true
		}
	}
	return false
}

// roles is the working time of every role.
func (b *projecting) roles() {
	loads := b.study.Problem.Loads(&b.study.Plan)
	for i, r := range b.study.Problem.Roles {
		load := RoleLoad{Role: r.ID, Name: b.role(r.ID), Load: hundredths(loads[i].Used), Capacity: hundredths(loads[i].Available)}
		for _, s := range b.study.Plan.Basket {
			load.Used = load.Used.Add(exact.Hundredths(s.Effort[r.ID]))
		}
		if r.Total != nil {
			all := exact.Hundredths(*r.Total)
			load.Available = &all
		}
		b.p.Roles = append(b.p.Roles, load)
	}
}

func (b *projecting) role(id string) string {
	if name := b.names.Roles[id]; name != "" {
		return name
	}
	return id
}

// rows is the rows of the tables among the answers with an effect.
func (b *projecting) rows(effect string) []engagement.Value {
	var out []engagement.Value
	for _, q := range b.Pack.QuestionWith(effect) {
		out = append(out, b.Engagement.Given(q.ID).List()...)
	}
	return out
}

func hundredths(ns []int64) []exact.Rat {
	var out []exact.Rat
	for _, n := range ns {
		out = append(out, exact.Hundredths(n))
	}
	return out
}
