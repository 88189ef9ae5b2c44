package engagement

import (
	"slices"
	"time"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// aggregates are the functions that run over rows by themselves.
var aggregates = []string{"sum", "count", "distinct"}

func (v evaluation) call(e questionnaire.Expr) term {
	switch e.Name {
	case "sum", "count", "distinct":
		return v.aggregate(e)
	case "weeks":
		return v.weeks(e)
	}
	args := make([]Value, len(e.Args))
	for i, a := range e.Args {
		value, ok := v.term(a).(Value)
		if !ok || value.IsEmpty() {
			return nil
		}
		args[i] = value
	}
	switch {
	case e.Name == "large_step" && len(args) == 4:
		return v.largeStep(args[0], args[1], args[2].Text(), args[3].Text())
	case e.Name == "better" && len(args) == 3:
		return v.better(args[0], args[1], args[2].Text())
	case len(args) == 1:
		return v.unary(e.Name, args[0])
	}
	return nil
}

func (v evaluation) unary(function string, arg Value) term {
	switch function {
	case "months":
		if n, ok := arg.Number(); ok {
			return months(n.Floor())
		}
	case "level":
		return v.level(arg.Text())
	case "baseline": // no value at all is known, too: then it is empty
		if r, ok := v.Baseline(arg.Text()); ok {
			return Number(r)
		}
		return Value{}
	case "bounds":
		if k := v.kpi(arg.Text()); k != nil {
			return bounds{k.Min, k.Max}
		}
	case "contains_joiner":
		return Flag(v.joins(arg.Text()))
	case "prerequisite_missing":
		return flagOf(v.unsupported(arg.Text()))
	}
	return nil
}

// aggregate adds, counts or lists without repetition: over the rows when its argument
// speaks of one, else over the items of the list. A condition about rows counts those
// for which it holds.
func (v evaluation) aggregate(e questionnaire.Expr) term {
	if len(e.Args) != 1 {
		return nil
	}
	var values []Value
	if columns := rowColumns(e.Args[0]); len(columns) > 0 && v.question != nil {
		v.eachRow(columns, func(_ int, in evaluation) {
			x, ok := in.term(e.Args[0]).(Value)
			if ok && !x.IsEmpty() && (!x.IsFlag() || x.Flag()) {
				values = append(values, x)
			}
		})
	} else {
		x, ok := v.term(e.Args[0]).(Value)
		switch {
		case !ok:
			return nil
		case x.IsList():
			values = x.List()
		case !x.IsEmpty():
			values = []Value{x}
		}
	}
	switch e.Name {
	case "sum":
		return total(values)
	case "count":
		return Number(exact.Of(len(values)))
	}
	var once []Value
	for _, x := range values {
		if !slices.ContainsFunc(once, x.Equal) {
			once = append(once, x)
		}
	}
	return List(once...)
}

func (v evaluation) level(indicator string) term {
	if v.Level == nil {
		return nil
	}
	r, ok := v.Level(indicator)
	return known(Number(r), ok)
}

func (v evaluation) kpi(id string) *questionnaire.KPI {
	i := slices.IndexFunc(v.Pack.KPIs, func(k questionnaire.KPI) bool { return k.ID == id })
	if i < 0 {
		return nil
	}
	return &v.Pack.KPIs[i]
}

func (v evaluation) better(a, b Value, kpi string) term {
	k := v.kpi(kpi)
	x, ok := a.Number()
	y, ok2 := b.Number()
	if k == nil || !ok || !ok2 {
		return nil
	}
	return Flag(k.Better(x, y))
}

// largeStep reports whether a KPI is to change so much, so soon, that the change needs a
// reason. The time runs from the start of the plan; while that is open, from the day
// of the assessment, or today.
func (v evaluation) largeStep(from, to Value, kpi, due string) term {
	k, rules := v.kpi(kpi), v.Pack.KPIRules
	x, ok := from.Number()
	y, ok2 := to.Number()
	end, err := ParseDay(due)
	start, ok3 := v.planStart()
	if !ok3 && v.Engagement.Assessed != nil {
		start, ok3 = *v.Engagement.Assessed, true
	}
	if !ok3 {
		start = v.Today
	}
	if k == nil || rules == nil || !ok || !ok2 || err != nil || start.IsZero() {
		return nil
	}
	limit, change := rules.LargeStep, y.Sub(x).Abs()
	soon := !end.After(start.AddMonths(limit.Months.Floor()).Time)
	relative := limit.Relative.Mul(x.Abs()).Less(change.Mul(exact.Of(100)))
	points := k.Unit == questionnaire.Percent && limit.Points.Less(change)
	return Flag(soon && (relative && !x.IsZero() || points))
}

// unsupported reports whether an initiative lacks what must come first: another
// initiative, or a level that neither the organisation has nor an initiative of the
// basket brings.
func (v evaluation) unsupported(initiative string) truth {
	i := slices.IndexFunc(v.Pack.Initiatives, func(x questionnaire.Initiative) bool { return x.ID == initiative })
	basket, known := v.basket()
	if i < 0 || !known {
		return unknown
	}
	lacks := no
	for _, id := range v.Pack.Initiatives[i].After {
		lacks = either(lacks, truthOf(!slices.Contains(basket, id)))
	}
	for _, n := range v.Pack.Initiatives[i].Needs {
		lacks = either(lacks, both(truthOf(!slices.Contains(basket, n.Supplier)), v.below(n)))
	}
	return lacks
}

// below reports whether the level is under what is needed, by more than levels, which
// are averages, may miss it.
func (v evaluation) below(n questionnaire.Need) truth {
	needed := n.Level
	if v.Pack.Scaling != nil {
		needed = needed.Sub(v.Pack.Scaling.Tolerance)
	}
	level, ok := v.level(n.Indicator).(Value)
	if !ok {
		return unknown
	}
	r, _ := level.Number()
	return truthOf(r.Less(needed))
}

// weeks is how long the periods of a table last together, days that two of them share
// counted once. A period runs from the first to the second date of its row, both included.
func (v evaluation) weeks(e questionnaire.Expr) term {
	if len(e.Args) != 1 || e.Args[0].Op != questionnaire.OpRef {
		return nil
	}
	at := v.lookup(e.Args[0].Name)
	table, ok := at.value.(Value)
	if !ok || at.foreign || at.field == nil {
		return nil
	}
	days := 0
	var end Day
	for _, p := range periods(at.field, table) {
		if p[0].Before(end.Time) {
			p[0] = end
		}
		if after := DayOf(p[1].Year(), p[1].Month(), p[1].Day()+1); p[0].Before(after.Time) {
			days += int(after.Sub(p[0].Time) / (24 * time.Hour))
			end = after
		}
	}
	return Number(exact.Frac(days, 7))
}

// periods are the rows of a table that have two dates, earliest first.
func periods(f *questionnaire.Field, table Value) [][2]Day {
	var dates []string
	for _, c := range f.Fields {
		if c.Kind == questionnaire.Date {
			dates = append(dates, c.ID)
		}
	}
	if len(dates) < 2 {
		return nil
	}
	var out [][2]Day
	for _, row := range table.List() {
		first, err := ParseDay(row.Field(dates[0]).Text())
		last, err2 := ParseDay(row.Field(dates[1]).Text())
		if err == nil && err2 == nil {
			out = append(out, [2]Day{first, last})
		}
	}
	slices.SortFunc(out, func(a, b [2]Day) int { return a[0].Compare(b[0].Time) })
	return out
}
