package files

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/reports"
)

// MSPDI is the plan as a Microsoft Project XML file: initiatives as tasks with links,
// owners, costs and notes, reviews as milestones, roles as resources with assignments, and
// a calendar whose week has five working days and whose exceptions are the weeks in which
// work pauses. It needs the first day of the plan: ErrNoStart.
//
// The form is that of the Microsoft Office Project 2007 XML Data Interchange Schema. The
// order of elements is part of it, so the fields below stand in that order. Money is in
// hundredths of the unit, as Project itself writes it.
func MSPDI(src reports.Source) ([]byte, error) {
	p, err := planOf(src, true)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	out := xml.NewEncoder(&b)
	out.Indent("", "  ")
	if err := out.Encode(p.mspdi()); err != nil {
		return nil, err
	}
	b.WriteString("\n")
	return b.Bytes(), nil
}

// Values of the schema.
const (
	savedByProject2007 = 12
	fixedDuration      = 1
	weeksFormat        = 9
	finishToStart      = 1
	daysFormat         = 7
	startNoEarlier     = 4
	workResource       = 1
	prorated           = 2
	currencyAfter      = 3
)

// A working day is from 8 to 12 and from 13 to 17.
const (
	minutesPerDay = 8 * 60
	hoursPerWeek  = 5 * 8
	dayBegins     = 8 * time.Hour
	dayEnds       = 17 * time.Hour
)

type mspProject struct {
	XMLName           xml.Name `xml:"http://schemas.microsoft.com/project Project"`
	SaveVersion       int
	Name              string
	Title             string
	Company           string `xml:",omitempty"`
	CreationDate      string
	ScheduleFromStart int
	StartDate         string
	FinishDate        string
	CurrencyDigits    int
	CurrencySymbol    string
	CurrencyCode      string
	CurrencyPosition  int `xml:"CurrencySymbolPosition"`
	CalendarUID       int
	DefaultStartTime  string
	DefaultFinishTime string
	MinutesPerDay     int
	MinutesPerWeek    int
	DaysPerMonth      int
	DefaultTaskType   int
	DurationFormat    int
	HonorConstraints  int
	NewTasksEffort    int `xml:"NewTasksEffortDriven"`
	WeekStartDay      int
	Calendars         []mspCalendar   `xml:"Calendars>Calendar"`
	Tasks             []mspTask       `xml:"Tasks>Task"`
	Resources         []mspResource   `xml:"Resources>Resource"`
	Assignments       []mspAssignment `xml:"Assignments>Assignment"`
}

type mspTask struct {
	UID              int
	ID               int
	Name             string
	Type             int
	Contact          string `xml:",omitempty"`
	WBS              string
	OutlineNumber    string
	OutlineLevel     int
	Start            string
	Finish           string
	Duration         string
	DurationFormat   int
	Work             string
	EffortDriven     int
	Estimated        int
	Milestone        int
	Summary          int
	FixedCost        string `xml:",omitempty"`
	FixedCostAccrual int
	PercentComplete  int
	ConstraintType   int
	ConstraintDate   string
	Notes            string    `xml:",omitempty"`
	Links            []mspLink `xml:"PredecessorLink"`
}

type mspLink struct {
	PredecessorUID int
	Type           int
	CrossProject   int
	LinkLag        int
	LagFormat      int
}

type mspResource struct {
	UID       int
	ID        int
	Name      string
	Type      int
	Initials  string
	MaxUnits  string
	Work      string
	IsGeneric int
}

type mspAssignment struct {
	UID         int
	TaskUID     int
	ResourceUID int
	Finish      string
	Start       string
	Units       string
	Work        string
}

// mspdi is the whole file.
func (p *plan) mspdi() mspProject {
	name := i18n.Plain(p.Title)
	out := mspProject{
		SaveVersion: savedByProject2007, Name: cut(name, 255), Title: cut(name, 512), Company: cut(i18n.Plain(p.Client), 512),
		CreationDate: stamp(p.issued, 0), ScheduleFromStart: 1,
		StartDate: stamp(p.Start, dayBegins), FinishDate: stamp(p.finish(), dayEnds),
		CurrencyDigits: 0, CurrencySymbol: p.Currency, CurrencyCode: p.Currency, CurrencyPosition: currencyAfter,
		CalendarUID: 1, DefaultStartTime: "08:00:00", DefaultFinishTime: "17:00:00",
		MinutesPerDay: minutesPerDay, MinutesPerWeek: 5 * minutesPerDay, DaysPerMonth: 20,
		DefaultTaskType: fixedDuration, DurationFormat: weeksFormat, HonorConstraints: 1, WeekStartDay: int(p.Start.Weekday()),
		Calendars: []mspCalendar{p.mspCalendar()},
	}
	for i := range p.Tasks {
		out.Tasks = append(out.Tasks, p.mspTask(&p.Tasks[i]))
	}
	for i, r := range p.Reviews {
		out.Tasks = append(out.Tasks, p.mspReview(len(p.Tasks)+i+1, r))
	}
	for i := range p.Roles {
		out.Resources = append(out.Resources, p.mspResource(i+1, &p.Roles[i]))
	}
	out.Assignments = p.mspAssignments()
	return out
}

// finish is the last day of the plan, or of its last review.
func (p *plan) finish() time.Time {
	last := p.lastDay(p.Weeks)
	for _, r := range p.Reviews {
		if r.Day.After(last) {
			last = r.Day
		}
	}
	return last
}

func (p *plan) mspTask(t *reports.Task) mspTask {
	uid := p.taskUID(t.ID)
	var work exact.Rat
	for _, e := range t.Effort {
		work = work.Add(e.Weeks)
	}
	out := mspTask{
		UID: uid, ID: uid, Name: cut(i18n.Plain(p.taskName(t)), 512), Type: fixedDuration, Contact: cut(i18n.Plain(p.owner(t)), 512),
		WBS: t.ID, OutlineNumber: strconv.Itoa(uid), OutlineLevel: 1,
		Start: stamp(t.First, dayBegins), Finish: stamp(t.Last, dayEnds),
		Duration: hours(exact.Of(p.workWeeks(t))), DurationFormat: weeksFormat, Work: hours(work),
		FixedCostAccrual: prorated, PercentComplete: t.Done.Mul(exact.Of(100)).Floor(),
		ConstraintType: startNoEarlier, ConstraintDate: stamp(t.First, dayBegins), Notes: p.notes(t),
	}
	if t.OneOff.Sign() > 0 {
		out.FixedCost = t.OneOff.Mul(exact.Of(100)).Decimal(0)
	}
	for _, id := range t.After {
		if before := p.taskUID(id); before > 0 {
			out.Links = append(out.Links, mspLink{PredecessorUID: before, Type: finishToStart, LagFormat: daysFormat})
		}
	}
	return out
}

func (p *plan) taskName(t *reports.Task) string {
	if t.Scope == "" {
		return t.Name
	}
	return p.t("files.scoped", "initiative", t.Name, "scope", t.Scope)
}

// mspReview is a milestone: a task without length.
func (p *plan) mspReview(uid int, r reports.Event) mspTask {
	at := stamp(r.Day, dayBegins)
	return mspTask{UID: uid, ID: uid, Name: cut(i18n.Plain(r.Name), 512), Type: fixedDuration, WBS: r.ID,
		OutlineNumber: strconv.Itoa(uid), OutlineLevel: 1, Start: at, Finish: at, Duration: "PT0H0M0S", DurationFormat: weeksFormat,
		Work: "PT0H0M0S", Milestone: 1, FixedCostAccrual: prorated, ConstraintType: startNoEarlier, ConstraintDate: at}
}

// mspResource is a role; its units are the most people it has in any week, and without a
// limit the most it needs.
func (p *plan) mspResource(uid int, r *reports.RoleLoad) mspResource {
	units, weeks := exact.Rat{}, r.Capacity
	if len(weeks) == 0 {
		weeks = r.Load
	}
	for _, n := range weeks {
		units = exact.Max(units, n)
	}
	return mspResource{UID: uid, ID: uid, Name: cut(i18n.Plain(r.Name), 512), Type: workResource, Initials: r.Role,
		MaxUnits: units.Decimal(2), Work: hours(r.Used), IsGeneric: 1}
}

// mspAssignments spread the time of every role evenly over the weeks of its tasks.
func (p *plan) mspAssignments() []mspAssignment {
	var out []mspAssignment
	for i := range p.Tasks {
		t := &p.Tasks[i]
		for _, e := range t.Effort {
			units := e.Weeks.Quo(exact.Of(max(1, p.workWeeks(t))))
			out = append(out, mspAssignment{UID: len(out) + 1, TaskUID: p.taskUID(t.ID), ResourceUID: p.resourceUID(e.Role),
				Start: stamp(t.First, dayBegins), Finish: stamp(t.Last, dayEnds), Units: units.Decimal(4), Work: hours(e.Weeks)})
		}
	}
	return out
}

// taskUID numbers the tasks from 1; 0 for one that is not there.
func (p *plan) taskUID(task string) int {
	for i := range p.Tasks {
		if p.Tasks[i].ID == task {
			return i + 1
		}
	}
	return 0
}

func (p *plan) resourceUID(role string) int {
	for i := range p.Roles {
		if p.Roles[i].Role == role {
			return i + 1
		}
	}
	return 0
}

// stamp is a moment as the schema writes it: local time without a zone.
func stamp(day time.Time, clock time.Duration) string {
	return day.Add(clock).Format("2006-01-02T15:04:05")
}

// hours is person-weeks, or weeks, as working time.
func hours(weeks exact.Rat) string {
	minutes := weeks.Mul(exact.Of(hoursPerWeek * 60)).Add(exact.Frac(1, 2)).Floor()
	return fmt.Sprintf("PT%dH%dM0S", minutes/60, minutes%60)
}

// cut keeps a text within the length that the schema allows, in characters.
func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}
