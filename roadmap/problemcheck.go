package roadmap

import (
	"maps"
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// Bounds of a problem: enough for any client, few enough to end.
const (
	MaxWeeks       = 260 // of the horizon
	maxInitiatives = 1000
	maxPoints      = 1000   // that one indicator can bring
	maxValue       = 40_000 // points of everything together
	maxDuration    = 10 * MaxWeeks
	maxEffort      = 1 << 24 // hundredths of a person-week, of one initiative and role
	maxMoney       = 1 << 50 // hundredths, of a limit and of everything together
	maxAtOnce      = 1 << 20
)

// Check tells what is malformed in a problem, as one read from a file may be: another
// form, amounts below 0 or beyond all measure, ids that are unknown or used twice. The
// error is a *diag.FileError without a name; its faults say where by the keys of the file.
func (p *Problem) Check() error {
	c := problemCheck{p: p}
	c.whole()
	c.limits()
	c.indicators()
	for i := range p.Initiatives {
		c.initiative(&p.Initiatives[i])
	}
	c.sums()
	if len(c.faults) == 0 {
		return nil
	}
	return &diag.FileError{Faults: c.faults}
}

type problemCheck struct {
	p      *Problem
	faults diag.List
}

func (c *problemCheck) fault(rule, at string, pairs ...string) {
	args := diag.Args{"at": at}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	c.faults.Add(diag.Pos{}, rule, args)
}

// within faults an amount outside least to most.
func within[N int | int64](c *problemCheck, at string, n, least, most N) {
	if n < least || n > most {
		c.fault("problem-amount", at, "value", strconv.FormatInt(int64(n), 10), "least", strconv.FormatInt(int64(least), 10), "most", strconv.FormatInt(int64(most), 10))
	}
}

// given faults an amount outside 0 to most, where there is one.
func given[N int | int64](c *problemCheck, at string, n *N, most N) {
	if n != nil {
		within(c, at, *n, 0, most)
	}
}

// between faults a fraction outside 0 to most.
func (c *problemCheck) between(at string, r exact.Rat, most int) {
	if r.Sign() < 0 || exact.Of(most).Less(r) {
		c.fault("problem-amount", at, "value", r.Decimal(2), "least", "0", "most", strconv.Itoa(most))
	}
}

func (c *problemCheck) unique(at string, seen map[string]bool, id string) {
	if seen[id] {
		c.fault("problem-twice", at, "id", id)
	}
	seen[id] = true
}

func (c *problemCheck) whole() {
	p := c.p
	if p.Format != ProblemFormat {
		c.fault("problem-format", "format", "format", strconv.Itoa(p.Format), "known", strconv.Itoa(ProblemFormat))
	}
	if !p.Overlap.Equal(exact.Frac(1, 2)) {
		c.fault("problem-overlap", "overlap", "value", p.Overlap.String())
	}
	within(c, "initiatives", len(p.Initiatives), 0, maxInitiatives)
	within(c, "calendar.weeks", p.Calendar.Weeks, 1, MaxWeeks)
	if !c.hasWeeks() {
		return
	}
	for i, w := range p.Calendar.Frozen {
		if w < 0 || w >= p.Calendar.Weeks || i > 0 && w <= p.Calendar.Frozen[i-1] {
			c.fault("problem-frozen", "calendar.frozen", "week", strconv.Itoa(w), "last", strconv.Itoa(p.Calendar.Weeks-1))
		}
	}
}

// hasWeeks: without a sound horizon, nothing that counts weeks is looked at.
func (c *problemCheck) hasWeeks() bool {
	return c.p.Calendar.Weeks >= 1 && c.p.Calendar.Weeks <= MaxWeeks
}

func (c *problemCheck) limits() {
	p := c.p
	given(c, "money.one_off", p.Money.OneOff, maxMoney)
	given(c, "money.running", p.Money.Running, maxMoney)
	given(c, "parallel", p.Parallel, maxAtOnce)
	within(c, "money.cost_point", p.Money.CostPoint, 0, maxMoney)
	seen := map[string]bool{}
	for _, r := range p.Roles {
		at := "roles." + r.ID
		c.unique("roles", seen, r.ID)
		given(c, at+".total", r.Total, maxMoney)
		if n := len(r.Weekly); r.Weekly != nil && c.hasWeeks() && n != p.Calendar.Weeks {
			c.fault("problem-role-weeks", at+".weekly", "weeks", strconv.Itoa(n), "horizon", strconv.Itoa(p.Calendar.Weeks))
		}
		for _, n := range r.Weekly {
			within(c, at+".weekly", n, 0, maxMoney)
		}
	}
	for _, t := range p.Teams {
		within(c, "teams."+t.Role, t.Most, 0, maxAtOnce)
	}
}

func (c *problemCheck) indicators() {
	seen := map[string]bool{}
	for _, k := range c.p.Indicators {
		at := "indicators." + k.ID
		c.unique("indicators", seen, k.ID)
		c.between(at+".gap", k.Gap, maxPoints)
		c.between(at+".worth", k.Worth, maxPoints)
		c.between(at+".gap × worth", k.Gap.Mul(k.Worth), maxPoints)
	}
}

func (c *problemCheck) initiative(in *Initiative) {
	p, at := c.p, "initiatives."+in.ID
	if p.Initiative(in.ID) != in {
		c.fault("problem-twice", "initiatives", "id", in.ID)
	}
	if len(in.Scopes) == 0 {
		c.fault("problem-no-scope", at)
	}
	c.between(at+".weight", in.Weight, 1)
	c.between(at+".success", in.Success, 1)
	c.between(at+".early", in.Early, maxPoints)
	given(c, at+".earliest", in.Earliest, maxDuration)
	given(c, at+".deadline", in.Deadline, maxDuration)
	if in.Start != nil {
		within(c, at+".start", *in.Start, -maxDuration, maxDuration) // below 0: before the plan, so it cannot be in
	}
	seen := map[string]bool{}
	for s := range in.Scopes {
		c.unique(at+".scopes", seen, in.Scopes[s].ID)
		c.scope(at+".scopes."+in.Scopes[s].ID, &in.Scopes[s])
	}
	for _, id := range in.Without {
		if id == in.ID || p.Initiative(id) == nil {
			c.fault("problem-unknown", at+".without", "id", id)
		}
	}
	for _, n := range in.Needs {
		for _, other := range n.AnyOf {
			if o := p.Initiative(other.Initiative); o == nil || o.Scope(other.Scope) == nil {
				c.fault("problem-unknown", at+".needs", "id", other.Initiative+" "+other.Scope)
			}
		}
	}
}

func (c *problemCheck) scope(at string, s *Scope) {
	within(c, at+".weeks", s.Weeks, 1, maxDuration)
	within(c, at+".one_off", s.OneOff, 0, maxMoney)
	within(c, at+".running", s.Running, 0, maxMoney)
	if s.Min.Sign() < 0 || s.Likely.Less(s.Min) || s.Max.Less(s.Likely) || exact.Of(maxDuration).Less(s.Max) {
		c.fault("problem-estimates", at, "most", strconv.Itoa(maxDuration))
	}
	for _, role := range slices.Sorted(maps.Keys(s.Effort)) {
		within(c, at+".effort."+role, s.Effort[role], 0, maxEffort)
		if !slices.ContainsFunc(c.p.Roles, func(r Role) bool { return r.ID == role }) {
			c.fault("problem-unknown", at+".effort", "id", role)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Lifts)) {
		c.between(at+".lifts."+id, s.Lifts[id], maxPoints)
		if !slices.ContainsFunc(c.p.Indicators, func(k Indicator) bool { return k.ID == id }) {
			c.fault("problem-unknown", at+".lifts", "id", id)
		}
	}
}

// sums keeps what everything takes and brings together within the reach of the search; a
// rough measure will do.
func (c *problemCheck) sums() {
	points := map[string]float64{} // that an indicator can bring
	worth := map[string]float64{}
	for _, k := range c.p.Indicators {
		points[k.ID], worth[k.ID] = k.Gap.Mul(k.Worth).Float64(), k.Worth.Float64()
	}
	var oneOff, running, value float64
	for i := range c.p.Initiatives {
		for _, s := range c.p.Initiatives[i].Scopes {
			oneOff, running = oneOff+float64(s.OneOff), running+float64(s.Running)
			for _, id := range slices.Sorted(maps.Keys(s.Lifts)) {
				value += min(points[id], worth[id]*s.Lifts[id].Float64())
			}
		}
	}
	for _, sum := range []struct {
		at   string
		of   float64
		most int
	}{{"one_off", oneOff, maxMoney}, {"running", running, maxMoney}, {"lifts", value, maxValue}} {
		if sum.of > float64(sum.most) {
			c.fault("problem-sum", "initiatives: "+sum.at, "most", strconv.Itoa(sum.most))
		}
	}
}
