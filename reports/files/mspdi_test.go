package files_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rahbord/reports"
	"rahbord/reports/files"
	"rahbord/reports/reportstest"
)

// form is the order of elements and the types of their texts as the Project 2007 XML Data
// Interchange Schema documents them, as far as we write them: s text, i integer, b 0 or 1,
// d date and time, t time of day, p duration, n number, + other elements.
var form = map[string]string{
	"Project": "SaveVersion:i Name:s Title:s Company:s CreationDate:d ScheduleFromStart:b StartDate:d FinishDate:d CurrencyDigits:i CurrencySymbol:s " +
		"CurrencyCode:s CurrencySymbolPosition:i CalendarUID:i DefaultStartTime:t DefaultFinishTime:t MinutesPerDay:i MinutesPerWeek:i DaysPerMonth:i " +
		"DefaultTaskType:i DurationFormat:i HonorConstraints:b NewTasksEffortDriven:b WeekStartDay:i Calendars:+ Tasks:+ Resources:+ Assignments:+",
	"Calendars":    "Calendar:+",
	"Calendar":     "UID:i Name:s IsBaseCalendar:b BaseCalendarUID:i WeekDays:+ Exceptions:+",
	"WeekDays":     "WeekDay:+",
	"WeekDay":      "DayType:i DayWorking:b TimePeriod:+ WorkingTimes:+",
	"TimePeriod":   "FromDate:d ToDate:d",
	"WorkingTimes": "WorkingTime:+",
	"WorkingTime":  "FromTime:t ToTime:t",
	"Exceptions":   "Exception:+",
	"Exception":    "EnteredByOccurrences:b TimePeriod:+ Occurrences:i Name:s Type:i DayWorking:b",
	"Tasks":        "Task:+",
	"Task": "UID:i ID:i Name:s Type:i Contact:s WBS:s OutlineNumber:s OutlineLevel:i Start:d Finish:d Duration:p DurationFormat:i Work:p EffortDriven:b " +
		"Estimated:b Milestone:b Summary:b FixedCost:n FixedCostAccrual:i PercentComplete:i ConstraintType:i ConstraintDate:d Notes:s PredecessorLink:+",
	"PredecessorLink": "PredecessorUID:i Type:i CrossProject:b LinkLag:i LagFormat:i",
	"Resources":       "Resource:+",
	"Resource":        "UID:i ID:i Name:s Type:i Initials:s MaxUnits:n Work:p IsGeneric:b",
	"Assignments":     "Assignment:+",
	"Assignment":      "UID:i TaskUID:i ResourceUID:i Finish:d Start:d Units:n Work:p",
}

var types = map[string]*regexp.Regexp{
	"i": regexp.MustCompile(`^-?\d+$`), "b": regexp.MustCompile(`^[01]$`), "n": regexp.MustCompile(`^\d+(\.\d+)?$`),
	"d": regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:00$`), "t": regexp.MustCompile(`^\d\d:\d\d:00$`), "p": regexp.MustCompile(`^PT\d+H\d+M\d+S$`),
	"s": regexp.MustCompile(`(?s).`),
}

func TestProjectFileKeepsToTheDocumentedForm(t *testing.T) {
	for _, s := range samples {
		data, err := files.MSPDI(reportstest.Sample(t, s.name, s.lang))
		if err != nil {
			t.Fatal(err)
		}
		if n := checkForm(t, data); n < 300 {
			t.Errorf("%s: only %d elements seen", s.name, n)
		}
	}
}

// checkForm counts the elements and reports those that are out of place or ill-formed.
func checkForm(t *testing.T, data []byte) int {
	in, n := xml.NewDecoder(bytes.NewReader(data)), 0
	type level struct {
		name, kind string
		at         int // place in the order of its form
		text       strings.Builder
	}
	stack := []*level{{name: "", at: -1}}
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n++
			if x.Name.Space != "http://schemas.microsoft.com/project" {
				t.Fatalf("%s is in the namespace %q", x.Name.Local, x.Name.Space)
			}
			child := &level{name: x.Name.Local, kind: "+", at: -1}
			if top.name != "" {
				order := strings.Fields(form[top.name])
				at := slices.IndexFunc(order, func(o string) bool { return strings.HasPrefix(o, x.Name.Local+":") })
				if at < top.at || at < 0 || at == top.at && !strings.HasSuffix(order[at], "+") {
					t.Fatalf("%s is out of place in %s", x.Name.Local, top.name)
				}
				top.at, child.kind = at, order[at][len(x.Name.Local)+1:]
			}
			stack = append(stack, child)
		case xml.CharData:
			top.text.Write(x)
		case xml.EndElement:
			if pattern := types[top.kind]; pattern != nil && !pattern.MatchString(top.text.String()) {
				t.Errorf("%s holds %q", top.name, top.text.String())
			}
			stack = stack[:len(stack)-1]
		}
	}
}

// readProject is what a tool reads of a Project file.
type readProject struct {
	Calendar struct {
		Days []struct {
			DayType, DayWorking int
			From                string                              `xml:"TimePeriod>FromDate"`
			To                  string                              `xml:"TimePeriod>ToDate"`
			Times               []struct{ FromTime, ToTime string } `xml:"WorkingTimes>WorkingTime"`
		} `xml:"WeekDays>WeekDay"`
	} `xml:"Calendars>Calendar"`
	Tasks []struct {
		UID                           int
		Name, Start, Finish, Duration string
		FixedCost, Work               string
		Milestone                     int
		Links                         []struct{ PredecessorUID int } `xml:"PredecessorLink"`
	} `xml:"Tasks>Task"`
	Resources   []struct{ UID int } `xml:"Resources>Resource"`
	Assignments []struct {
		TaskUID, ResourceUID int
		Units                float64
		Work                 string
	} `xml:"Assignments>Assignment"`
}

const moment = "2006-01-02T15:04:05"

func at(t *testing.T, s string) time.Time {
	t.Helper()
	x, err := time.Parse(moment, s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// worked adds working time to a moment, hour by hour over the calendar of the file.
func (p *readProject) worked(t *testing.T, start time.Time, hours int) time.Time {
	working := func(x time.Time) bool {
		open := false
		for _, d := range p.Calendar.Days {
			switch {
			case d.DayType == 0:
				if !x.Before(at(t, d.From)) && !x.After(at(t, d.To)) {
					return false
				}
			case d.DayType == int(x.Weekday())+1:
				for _, w := range d.Times {
					clock := x.Format("15:04:05")
					open = open || clock >= w.FromTime && clock < w.ToTime
				}
			}
		}
		return open
	}
	for x := start; ; x = x.Add(time.Hour) {
		if hours == 0 {
			return x
		}
		if working(x) {
			hours--
		}
	}
}

func TestToolThatSchedulesAnewComesToTheSameDays(t *testing.T) {
	for _, s := range samples {
		src := reportstest.Sample(t, s.name, s.lang)
		data, err := files.MSPDI(src)
		if err != nil {
			t.Fatal(err)
		}
		var p readProject
		if err := xml.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
		plan := reports.ProjectOf(src)
		if len(p.Tasks) != len(plan.Tasks)+len(plan.Reviews) || len(p.Resources) != len(plan.Roles) {
			t.Fatalf("%s: %d tasks, %d resources", s.name, len(p.Tasks), len(p.Resources))
		}
		finish := map[int]time.Time{}
		for _, x := range p.Tasks {
			hours, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(x.Duration, "PT"), "H0M0S"))
			if err != nil {
				t.Fatal(err)
			}
			if got := p.worked(t, at(t, x.Start), hours); !got.Equal(at(t, x.Finish)) {
				t.Errorf("%s: %s from %s takes %d hours, to %s, not %s", s.name, x.Name, x.Start, hours, got.Format(moment), x.Finish)
			}
			finish[x.UID] = at(t, x.Finish)
		}
		for i, x := range p.Tasks {
			for _, l := range x.Links {
				if end, ok := finish[l.PredecessorUID]; !ok || at(t, x.Start).Before(end) {
					t.Errorf("%s: %s begins before the end of task %d", s.name, x.Name, l.PredecessorUID)
				}
			}
			if i < len(plan.Tasks) && len(x.Links) != len(plan.Tasks[i].After) {
				t.Errorf("%s: %s has %d links, want %d", s.name, x.Name, len(x.Links), len(plan.Tasks[i].After))
			}
		}
		for _, a := range p.Assignments {
			if finish[a.TaskUID].IsZero() || a.ResourceUID < 1 || a.ResourceUID > len(p.Resources) || a.Units <= 0 {
				t.Errorf("%s: assignment %+v", s.name, a)
			}
		}
	}
}
