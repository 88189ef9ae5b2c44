package cmd

import (
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/interview"
)

// entry is one thing to record: how far an initiative is, in percent, or a value of a KPI.
type entry struct {
	id       string
	done     bool // progress of an initiative, else a value of a KPI
	value    exact.Rat
	replaced *exact.Rat // what stood there for the same day, once saved
}

// record saves what the flags say and tells what became of it.
func (t *tracker) record() error {
	entries, err := t.entries()
	if err != nil {
		return err
	}
	if err := t.timely(len(*t.flags.done) > 0, len(*t.flags.kpi) > 0); err != nil {
		return err
	}
	if err := t.save(entries); err != nil {
		return err
	}
	if *t.flags.json {
		j := trackJSONOf(t.state())
		for _, x := range entries {
			j.Recorded = append(j.Recorded, recordedJSONOf(x))
		}
		return t.app.printJSON(j)
	}
	v := t.app.view()
	v.sentence(t.words.Count("track.recorded", len(entries), "file", t.file.Name()))
	for _, x := range entries {
		if text := t.replacement(x); text != "" {
			v.sentence(text)
		}
	}
	return nil
}

// entries reads what the flags record.
func (t *tracker) entries() ([]entry, error) {
	var out []entry
	for _, given := range *t.flags.done {
		known := t.stepIDs()
		x, err := t.entry(given, known)
		switch {
		case err != nil:
			return nil, err
		case !slices.Contains(known, x.id):
			return nil, tell("not-in-plan", "id", x.id, "known", joinWords(t.words, known), "guess", diag.Guess(x.id, known))
		case wrongShare(x.value):
			return nil, tell("bad-done", "value", given)
		}
		x.done = true
		out = append(out, x)
	}
	for _, given := range *t.flags.kpi {
		known := t.kpiIDs()
		x, err := t.entry(given, known)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(known, x.id) {
			return nil, tell("no-kpi", "id", x.id, "guess", diag.Guess(x.id, known))
		}
		if why := t.impossible(x.id, x.value); why != "" {
			words := t.names().KPI(x.id)
			return nil, tell("impossible-kpi", "value", given, "why", why, "name", words.Name, "unit", words.Unit)
		}
		out = append(out, x)
	}
	for i, x := range out {
		if slices.ContainsFunc(out[:i], func(y entry) bool { return y.id == x.id && y.done == x.done }) {
			return nil, tell("named-twice", "id", x.id)
		}
	}
	return out, nil
}

// entry reads ID=NUMBER; letters may be small or large.
func (t *tracker) entry(s string, known []string) (entry, error) {
	id, number, found := strings.Cut(s, "=")
	n, ok := interview.PlainNumber(number)
	if !found || !ok {
		return entry{}, tell("bad-entry", "value", s)
	}
	id = strings.TrimSpace(i18n.ASCIIDigits(id))
	for _, k := range known {
		if strings.EqualFold(k, id) {
			return entry{id: k, value: n}, nil
		}
	}
	return entry{id: strings.ToUpper(id), value: n}, nil
}

func wrongShare(percent exact.Rat) bool { return percent.Sign() < 0 || exact.Of(100).Less(percent) }

// impossible says which bound of its KPI a value passes; "" when it is possible.
func (t *tracker) impossible(kpi string, value exact.Rat) string {
	k := t.pack.KPI(kpi)
	if k == nil {
		return ""
	}
	return interview.Outside(t.words, value, k.Min, k.Max)
}

// timely refuses progress from before the plan, and remarks on a day before its beginning,
// for what is to be recorded: progress, values of KPIs, or both.
func (t *tracker) timely(progress, values bool) error {
	a := t.file.Engagement.Adopted
	early := t.day.Before(a.Start.Time)
	switch {
	case progress && early && t.day.Before(a.When.Time):
		return tell("before-plan", "day", t.words.Date(t.day.Time), "adopted", t.words.Date(a.When.Time), "start", t.words.Date(a.Start.Time))
	case progress && early:
		t.app.complain(t.words.T("track.early-done", "day", t.words.Date(t.day.Time), "start", t.words.Date(a.Start.Time)))
	}
	if values && !t.day.After(a.Start.Time) { // as the track tells values of the plan from those before it
		t.app.complain(t.words.T("track.early-kpi", "day", t.words.Date(t.day.Time), "start", t.words.Date(a.Start.Time)))
	}
	return nil
}

// save writes the entries into the file and notes in each what it replaced.
func (t *tracker) save(entries []entry) error {
	return saveError(t.file.Update(func(e *engagement.Engagement) error {
		for i := range entries {
			t.put(e, &entries[i])
		}
		return nil
	}), t.file.Name())
}

func (t *tracker) put(e *engagement.Engagement, x *entry) {
	if x.done {
		if old := e.Report(engagement.Progress{Initiative: x.id, When: t.day, Done: x.value, Note: *t.flags.note}); old != nil {
			x.replaced = &old.Done
		}
		return
	}
	if old := e.Measure(engagement.KPIValue{KPI: x.id, Value: x.value, To: &t.day, Note: *t.flags.note}); old != nil {
		x.replaced = &old.Value
	}
}

// replacement tells what an entry replaced; "" when it is new.
func (t *tracker) replacement(x entry) string {
	w := t.words
	shown := func(n exact.Rat) string { return w.Short(n, 6) }
	if x.done {
		shown = func(n exact.Rat) string {
			places := 2
			if n.IsInt() {
				places = 0
			}
			return w.Percent(n.Quo(exact.Of(100)), places)
		}
	}
	switch {
	case x.replaced == nil:
		return ""
	case x.replaced.Equal(x.value):
		return w.T("track.same", "id", x.id, "day", w.Date(t.day.Time), "value", shown(x.value))
	}
	return w.T("track.replaced", "id", x.id, "day", w.Date(t.day.Time), "old", shown(*x.replaced), "new", shown(x.value))
}

func (t *tracker) stepIDs() []string {
	var out []string
	for _, s := range t.file.Engagement.Adopted.Steps {
		out = append(out, s.Initiative)
	}
	return out
}

func (t *tracker) kpiIDs() []string {
	var out []string
	for _, k := range t.pack.KPIs {
		out = append(out, k.ID)
	}
	return out
}
