package roadmap

import "context"

// Point is one point of a frontier: the best plan with this much money or time.
type Point struct {
	OneOff  *int64 `json:"one_off,omitempty"`
	Running *int64 `json:"running,omitempty"`
	Weeks   int    `json:"weeks"`
	Plan    Plan   `json:"plan"`
	Moves          // against the point before
}

// What a frontier is over.
const (
	OverMoney = "money"
	OverWeeks = "weeks"
)

// frontierSteps is how many points lead up to the limits as they are, and beyond.
const frontierSteps = 6

// Frontier solves for nothing up to twice the money, or up to twice the weeks, in steps of a
// sixth; both budgets change together, and working time changes with the weeks. Points at
// which nothing fits are left out, and those that are not reached before the context ends.
func Frontier(ctx context.Context, p Problem, over string, o Options) ([]Point, error) {
	f := frontier{p: &p, over: over, o: o, at: make([]*Point, 2*frontierSteps+1)}
	if o.like != nil { // the plan for the limits as they are
		f.at[frontierSteps] = &Point{Plan: *o.like}
	}
	for _, round := range [][]int{{0, frontierSteps, 2 * frontierSteps}, {3, 9}, {1, 5, 7, 11}, {2, 4, 8, 10}} {
		if err := f.solve(ctx, round); err != nil {
			return nil, err
		}
	}
	o.done(len(f.at), len(f.at))
	var out []Point
	var before Plan
	for _, point := range f.at {
		if point != nil {
			point.Moves = Compare(before, point.Plan)
			before = point.Plan
			out = append(out, *point)
		}
	}
	return out, nil
}

// frontier is the points solved so far. Every round lies between points that are known, so
// that the plan with less is one with more, and the plan with more a bound for less.
type frontier struct {
	p      *Problem
	over   string
	o      Options
	at     []*Point
	solved int
}

func (f *frontier) solve(ctx context.Context, round []int) error {
	found := make([]*Point, len(round))
	err := each(len(round), func(n int) { f.o.done(f.solved+n, len(f.at)) }, func(n int) (err error) {
		found[n], err = f.point(ctx, round[n])
		return err
	})
	for n, k := range round {
		f.at[k] = found[n]
	}
	f.solved += len(round)
	return err
}

// point solves for n sixths; nil when nothing fits, or when the search ended first.
func (f *frontier) point(ctx context.Context, n int) (*Point, error) {
	c := f.p.share(f.over, n)
	if f.over == OverWeeks && c.Weeks == 0 {
		return nil, nil
	}
	q, err := f.p.With(c)
	if err != nil {
		return nil, err
	}
	o := f.o
	o.hints = hints{}
	for k := n; k >= 0 && o.like == nil; k-- {
		if f.at[k] != nil {
			o = o.near(&f.at[k].Plan)
		}
	}
	for k := n; k < len(f.at) && o.above == nil; k++ {
		if f.at[k] != nil {
			o = o.under(&f.at[k].Plan)
		}
	}
	plan, how, err := aside(ctx, q, o)
	if how != planned {
		return nil, err
	}
	return &Point{OneOff: q.Money.OneOff, Running: q.Money.Running, Weeks: q.Calendar.Weeks, Plan: plan}, nil
}

// share is the change to n sixths of the money or weeks.
func (p *Problem) share(over string, n int) Change {
	if over == OverWeeks {
		return Change{Weeks: min(MaxWeeks, p.Calendar.Weeks*n/frontierSteps)}
	}
	part := func(limit *int64) *int64 {
		if limit == nil {
			return nil
		}
		amount := *limit * int64(n) / frontierSteps
		return &amount
	}
	return Change{OneOff: part(p.Money.OneOff), Running: part(p.Money.Running)}
}
