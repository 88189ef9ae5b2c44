package cmd

import (
	"slices"
	"strconv"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// planView prints a plan for people.
type planView struct {
	*view
	planWords
	plan *roadmap.Plan
}

func (v planView) t(key string, pairs ...string) string { return v.Words.T("plan."+key, pairs...) }

// summary is the plan in three sentences: when, what, how good.
func (v planView) summary() {
	v.sentence(v.t("begins", "date", v.Words.Date(v.Problem.Calendar.Start.Time), "weeks", v.Words.Int(v.Problem.Calendar.Weeks)))
	if len(v.plan.Basket) == 0 {
		why := v.t("empty")
		if len(v.Problem.Indicators) == 0 {
			why = v.Words.T("noplan.no-gap")
		}
		v.sentence(why)
		return
	}
	v.sentence(v.Words.Count("plan.summary", len(v.plan.Basket), "all", v.Words.Int(len(v.Problem.Initiatives)), "value", v.Gain(v.plan.Value)))
	style := styleGood
	if !v.plan.Proof.Optimal {
		style = styleFair
	}
	for _, line := range console.Wrap(v.planWords.proof(v.plan), v.width) {
		v.printf("%s\n", v.paint(style, line))
	}
}

// basket is the table of the initiatives chosen, in the order of their weeks.
func (v planView) basket() {
	v.title(v.t("basket"))
	columns := []column{{title: v.t("id")}, {title: v.t("scope"), rank: 4}, {title: v.t("weeks"), end: true}, {title: v.t("effect"), end: true},
		{title: v.t("once"), end: true, rank: 1}, {title: v.t("yearly"), end: true, rank: 2}, {title: v.t("effort"), end: true, rank: 3}, {title: v.t("initiative")}}
	var once, running, effort int64
	var effect exact.Rat
	for _, step := range v.plan.Basket {
		people := total(step.Effort)
		once, running, effort, effect = once+step.OneOff, running+step.Running, effort+people, effect.Add(step.Effect)
		columns = add(columns, step.ID, v.t("scopes."+step.Scope), v.Span(step.Start, step.End), v.Gain(step.Effect),
			v.money(step.OneOff), v.money(step.Running), v.Time(people), v.Name(step.ID))
	}
	columns = add(columns, "", "", "", v.Gain(effect), v.money(once), v.money(running), v.Time(effort), v.t("total"))
	v.table(columns)
	note := v.t("money-note", "currency", v.currency(v.Problem.Money.Currency))
	if value := v.Gain(v.plan.Value); value != v.Gain(effect) {
		note += " " + v.t("money-note-together", "value", value)
	}
	v.sentence(note)
}

// add puts one more row under the columns.
func add(columns []column, cells ...string) []column {
	for i, text := range cells {
		columns[i].cells = append(columns[i].cells, text)
	}
	return columns
}

func total(effort map[string]int64) int64 {
	var sum int64
	for _, n := range effort {
		sum += n
	}
	return sum
}

// calendar draws the weeks, and the load of every role under the same ruler.
func (v planView) calendar() {
	v.title(v.t("calendar"))
	labels := []string{v.t("week")}
	for _, step := range v.plan.Basket {
		labels = append(labels, v.step(step.ID))
	}
	roles := v.roles()
	for _, r := range roles {
		labels = append(labels, r.label)
	}
	c := newChart(v.view, v.Words, v.Problem.Calendar.Weeks, labels)
	c.ruler(v.t("week"))
	for _, step := range v.plan.Basket {
		fill := markFull
		if step.Scope == roadmap.Light {
			fill = markLight
		}
		c.bar(v.step(step.ID), "", step.Start, step.End, fill, v.Problem.Calendar.Frozen)
	}
	legend := v.t("legend")
	if len(v.Problem.Calendar.Frozen) > 0 {
		legend += "  " + v.t("legend-frozen")
	}
	v.printf(" %s\n", v.paint(styleDim, console.Isolate(legend)))
	v.title(v.t("load"))
	for _, r := range roles {
		c.load(r.label, r.used, r.capacity)
	}
	v.sentence(v.t("load-note"))
}

// roleLoad is what a plan asks of a role in each week.
type roleLoad struct {
	label          string
	used, capacity []int64
}

// roles is the load of every role that the basket asks for or the client limits. Without a
// limit the fullest week is the measure.
func (v planView) roles() []roleLoad {
	var out []roleLoad
	for i, l := range v.Problem.Loads(v.plan) {
		var sum int64
		for _, step := range v.plan.Basket {
			sum += step.Effort[l.Role]
		}
		amount, most := v.Time(sum), v.Problem.Roles[i].Total
		if sum == 0 && (most == nil || *most == 0) {
			continue
		}
		if most != nil {
			amount = v.usedOf(sum, *most)
		}
		if len(l.Available) == 0 {
			l.Available = slices.Repeat([]int64{slices.Max(l.Used)}, len(l.Used))
		}
		out = append(out, roleLoad{v.Role(l.Role) + " " + amount, l.Used, l.Available})
	}
	return out
}

// usedOf is time used and available: 7.5/10, read from left to right everywhere.
func (v planView) usedOf(used, all int64) string {
	return v.Words.Isolate(v.Time(used) + "/" + v.Time(all))
}

// limits is the table of limits: used, available, and how full. The fullest week of a role
// stands beside its total.
func (v planView) limits() {
	v.title(v.t("limits"))
	columns := []column{{title: v.t("limit")}, {title: v.t("used"), end: true}, {title: v.t("available"), end: true},
		{title: v.t("fullest"), end: true, rank: 2}, {title: "", rank: 1}}
	for _, l := range v.plan.Limits {
		if l.Kind == roadmap.LimitWeek {
			continue
		}
		available, week, full := v.t("unlimited"), "", ""
		if l.Available != nil {
			available = v.amount(l.Kind, *l.Available)
			if *l.Available > 0 {
				full = bar(exact.Frac(int(l.Used), int(*l.Available)), 6)
			}
		}
		if l.Kind == roadmap.LimitRole {
			week = v.fullest(l.Role)
		}
		columns = add(columns, v.Limit(l.ID), v.amount(l.Kind, l.Used), available, week, full)
	}
	v.table(columns)
}

// fullest is the fullest week of a role, beside what that week has.
func (v planView) fullest(role string) string {
	for _, l := range v.plan.Limits {
		if l.Kind == roadmap.LimitWeek && l.Role == role && l.Available != nil {
			return v.usedOf(l.Used, *l.Available)
		}
	}
	return ""
}

// out lists what stays out, the most valuable first.
func (v planView) out() {
	if len(v.plan.Excluded) == 0 {
		return
	}
	v.title(v.t("out"))
	shown := v.plan.Excluded[:min(len(v.plan.Excluded), leftOut)]
	for _, x := range shown {
		mark := console.Pad(x.ID, 4) + " " + console.PadStart(v.Gain(x.Effect), 6)
		v.item(" "+mark, v.Name(x.ID)+": "+v.Reason(x))
	}
	if n := len(v.plan.Excluded) - len(shown); n > 0 {
		v.item(" ", v.Words.Count("plan.out-more", n))
	}
}

// leftOut is how many initiatives outside the basket the terminal shows.
const leftOut = 8

// ordinal is a number as the first column of a list.
func (v planView) ordinal(i int) string {
	return console.PadStart(v.Words.Lang.Digits(strconv.Itoa(i+1))+".", 3)
}
