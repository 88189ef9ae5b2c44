package engagement

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
)

// The most that figures of an initiative can be: larger ones are slips of the keyboard.
const (
	mostWeeks       = 260
	mostPersonWeeks = 10_000
	mostMoney       = 1_000_000_000_000
)

// initiatives finds what is wrong with the client's initiatives whatever the pack.
func (v validator) initiatives() {
	seen := map[string]bool{}
	for i, c := range v.e.Initiatives {
		at := []string{"initiatives", At(i)}
		if v.e.source.has("initiatives", At(i), "id") && !ValidID(c.ID) {
			v.fault("bad-id", diag.Args{"id": plain.Excerpt(c.ID), "limit": strconv.Itoa(longestID)}, "initiatives", At(i), "id")
		}
		v.once(seen, c.ID, at)
		v.name(c.Name, c.ID, "initiatives", At(i), "name")
		if c.Risk != "" {
			v.oneOf("risk", string(c.Risk), c.Risk.Choices(), "initiatives", At(i), "risk")
		}
		if c.Without != nil && slices.Contains(*c.Without, c.ID) {
			v.fault("without-itself", diag.Args{"initiative": c.ID}, "initiatives", At(i), "without")
		}
		v.figures(&v.e.Initiatives[i], at)
	}
}

// longestName is the length of names of initiatives, in characters: they stand in tables.
const longestName = 120

// name checks that a name fits a line of a table.
func (v validator) name(name, id string, path ...string) {
	if strings.Contains(name, "\n") {
		v.fault("several-lines", diag.Args{"field": id + ".name"}, path...)
	}
	if n := utf8.RuneCountInString(name); n > longestName {
		v.fault("text-too-long", diag.Args{"field": id + ".name", "length": strconv.Itoa(n), "least": "1", "most": strconv.Itoa(longestName)}, path...)
	}
}

// figures checks that no figure is negative or absurd.
func (v validator) figures(c *ClientInitiative, at []string) {
	within := func(r *exact.Rat, most int, path ...string) {
		if r == nil {
			return
		}
		here := slices.Concat(at, path)
		v.notNegative(*r, here...)
		if exact.Of(most).Less(*r) {
			v.fault("number-too-large", diag.Args{"field": c.ID + "." + strings.Join(path, "."), "value": r.String(), "most": strconv.Itoa(most)}, here...)
		}
	}
	within(c.CostOneOff, mostMoney, "cost_one_off")
	within(c.CostRunning, mostMoney, "cost_running")
	within(c.LagWeeks, mostWeeks, "lag_weeks")
	within(c.Success, 1, "success")
	within(c.Fit, 1, "fit")
	for role, n := range c.Effort { // the list is sorted by position afterwards
		within(&n, mostPersonWeeks, "effort", role)
	}
	for indicator, n := range c.Lifts {
		v.notNegative(n, at[0], at[1], "lifts", indicator)
	}
	for family, ratings := range c.ratings() {
		for option, n := range ratings {
			v.notNegative(n, at[0], at[1], family, option)
		}
	}
}
