package roadmap

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rahbord/internal/solve"
)

// ErrNoPlanYet says that a search ended before it found any plan or proved that there is none.
var ErrNoPlanYet = errors.New("the search ended before it found a plan")

// InfeasibleError says that nothing fits. Conflict is a smallest set of limits and demands
// that cannot hold together: without any one of them there is a plan.
type InfeasibleError struct{ Conflict []Demand }

func (e *InfeasibleError) Error() string {
	var parts []string
	for _, d := range e.Conflict {
		parts = append(parts, strings.TrimSuffix(d.Kind+" "+d.ID, " "))
	}
	return "no plan fits: " + strings.Join(parts, ", ")
}

// The kinds of demands besides the kinds of limits.
const (
	DemandMust     = "must"     // ID must be in
	DemandNever    = "never"    // ID must not be in
	DemandEarliest = "earliest" // ID has an earliest start
	DemandStart    = "start"    // ID has a fixed start
	DemandDeadline = "deadline" // ID has a deadline
	DemandNeeds    = "needs"    // ID has prerequisites
	DemandWithout  = "without"  // ID excludes others
	DemandFreeze   = "freeze"   // weeks in which work pauses
)

// Demand is a limit or a demand on one initiative, ID its initiative or role.
type Demand struct {
	Kind string `json:"kind"`
	ID   string `json:"id,omitempty"`

	drop func(*Problem)
}

// longer is how many times longer a plan may last when the horizon is dropped.
const longer = 4

// conflict drops demands one by one: what is still impossible without a demand does not
// need it. What remains is a smallest set; when the context ends, it may still hold more.
func conflict(ctx context.Context, p Problem, o Options) error {
	p.Indicators = nil // only what fits is asked
	p.Initiatives = p.essential()
	left := p.allDemands()
	for i := 0; i < len(left) && ctx.Err() == nil; {
		rest := slices.Delete(slices.Clone(left), i, i+1)
		status, err := p.withOnly(rest).status(ctx, o)
		if err != nil {
			return err
		}
		if status == solve.Infeasible {
			left = rest
		} else {
			i++
		}
	}
	return &InfeasibleError{Conflict: left}
}

// essential lists the initiatives that have to be in and all that could be needed for
// them. The others only take up room: without them no less fits.
func (p *Problem) essential() []Initiative {
	wanted := map[string]bool{}
	var want func(id string)
	want = func(id string) {
		in := p.Initiative(id)
		if in == nil || wanted[id] {
			return
		}
		wanted[id] = true
		for _, n := range in.Needs {
			for _, c := range n.AnyOf {
				want(c.Initiative)
			}
		}
	}
	for i := range p.Initiatives {
		if p.Initiatives[i].Must {
			want(p.Initiatives[i].ID)
		}
	}
	return slices.DeleteFunc(slices.Clone(p.Initiatives), func(in Initiative) bool { return !wanted[in.ID] })
}

// withOnly is the problem without the demands that are not listed.
func (p Problem) withOnly(kept []Demand) Problem {
	out := p.clone()
	for _, d := range p.allDemands() {
		if !slices.ContainsFunc(kept, func(k Demand) bool { return k.Kind == d.Kind && k.ID == d.ID }) {
			d.drop(&out)
		}
	}
	return out
}

func (p Problem) status(ctx context.Context, o Options) (solve.Status, error) {
	k := newKernel(&p)
	found, err := solve.Solve(k.Problem, k.options(ctx, o.quiet()))
	return found.Status, err
}

// clone is a copy whose initiatives, roles and teams can be changed.
func (p Problem) clone() Problem {
	p.Initiatives = slices.Clone(p.Initiatives)
	p.Roles = slices.Clone(p.Roles)
	p.Teams = slices.Clone(p.Teams)
	return p
}

// allDemands lists what can be dropped, first what a client gives up most easily: what is
// dropped early is less likely to be named.
func (p Problem) allDemands() []Demand {
	var out []Demand
	add := func(kind, id string, drop func(*Problem)) { out = append(out, Demand{kind, id, drop}) }
	for _, t := range p.Teams {
		add(LimitTeam, t.Role, func(q *Problem) {
			q.Teams = slices.DeleteFunc(q.Teams, func(o Team) bool { return o.Role == t.Role })
		})
	}
	if p.Parallel != nil {
		add(LimitParallel, "", func(q *Problem) { q.Parallel = nil })
	}
	for i, r := range p.Roles {
		if r.Weekly != nil {
			add(LimitWeek, r.ID, func(q *Problem) { q.Roles[i].Weekly = nil })
		}
	}
	if len(p.Calendar.Frozen) > 0 {
		add(DemandFreeze, "", func(q *Problem) { q.Calendar.Frozen = nil })
	}
	for i, r := range p.Roles {
		if r.Total != nil {
			add(LimitRole, r.ID, func(q *Problem) { q.Roles[i].Total = nil })
		}
	}
	if p.Money.OneOff != nil {
		add(LimitOneOff, "", func(q *Problem) { q.Money.OneOff = nil })
	}
	if p.Money.Running != nil {
		add(LimitRunning, "", func(q *Problem) { q.Money.Running = nil })
	}
	for i := range p.Initiatives {
		out = append(out, p.Initiatives[i].demands(i)...)
	}
	add(LimitWeeks, "", (*Problem).endless)
	return out
}

// endless makes the horizon so long that it binds nothing that a few times as many weeks
// would free, and no single initiative.
func (p *Problem) endless() {
	weeks := p.Calendar.Weeks * longer
	for _, in := range p.Initiatives {
		for _, s := range in.Scopes {
			weeks = max(weeks, p.Calendar.Weeks+s.Weeks)
		}
	}
	p.endAfter(weeks)
}

func (in *Initiative) demands(i int) []Demand {
	var out []Demand
	add := func(kind string, there bool, drop func(*Initiative)) {
		if there {
			out = append(out, Demand{kind, in.ID, func(q *Problem) { drop(&q.Initiatives[i]) }})
		}
	}
	add(DemandNeeds, len(in.Needs) > 0, func(x *Initiative) { x.Needs = nil })
	add(DemandWithout, len(in.Without) > 0, func(x *Initiative) { x.Without = nil })
	add(DemandEarliest, in.Earliest != nil, func(x *Initiative) { x.Earliest = nil })
	add(DemandStart, in.Start != nil, func(x *Initiative) { x.Start = nil })
	add(DemandDeadline, in.Deadline != nil, func(x *Initiative) { x.Deadline = nil })
	add(DemandNever, in.Never, func(x *Initiative) { x.Never = false })
	add(DemandMust, in.Must, func(x *Initiative) { x.Must = false })
	return out
}
