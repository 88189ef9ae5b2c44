// Package solve chooses tasks and start times together under resources, budgets and
// precedences, and proves how good the choice is. It knows numbers only: whoever
// calls it knows what they mean. Search is counted in conflicts, never in seconds.
package solve

// Problem is a selection and scheduling problem on a grid of periods 0 … Horizon−1.
// All amounts are integers in units of the caller's choice.
type Problem struct {
	Horizon   int
	Tasks     []Task
	Resources []Resource
	Budgets   []Budget
	Needs     []Need
	Groups    [][]int // tasks of which at most one is chosen
	Terms     []Term  // the value to maximise
}

// Task may be chosen once, to run without a break for Duration periods.
type Task struct {
	Duration         int // 1 or more
	Earliest, Latest int // bounds of the start period, both binding as they stand; Latest ≤ Horizon − Duration is implied
	Must, Never      bool
	Demand           []Demand // of resources, the same in every period it runs
}

// Demand is an amount of one resource per period.
type Demand struct{ Resource, Amount int }

// Resource has a capacity in every period.
type Resource struct{ Capacity []int } // length Horizon

// Budget bounds Σ Use over the chosen tasks.
type Budget struct {
	Limit int64
	Use   []int64 // per task
}

// Need: if Task is chosen, at least one of AnyOf is chosen and ends by its start.
type Need struct {
	Task  int
	AnyOf []int
}

// Term is one concave part of the value: Coefficient · min(Cap, (Σ + max)/2) over the
// amounts of the chosen tasks. Value = Σ terms, in integers: the caller scales so that
// Coefficient·Cap·2 stays exact (the kernel works with doubled amounts: every Value and
// Bound is twice the sum). Σ Coefficient · 2 · Σ min(Amount, Cap) stays within 2⁴⁴.
type Term struct {
	Coefficient int64
	Cap         int64
	Parts       []Part
}

// Part is what one task contributes to a term.
type Part struct {
	Task   int
	Amount int64
}

// Options of a search.
type Options struct {
	Conflicts int64        // budget of conflicts; 0 means the default
	Stop      func() bool  // asked now and then; true ends the search (a time limit or a cancelled run)
	Progress  func(Bounds) // told when incumbent or bound improve

	// What Solve may know before it begins, on the scale of Value.
	Start   []int  // a plan of a similar problem; taken where it holds in this one too
	AtLeast int64  // plans worth less are not sought
	AtMost  *int64 // no plan is worth more
}

// Bounds is what is known so far.
type Bounds struct {
	Value, Bound int64 // best value found, proven upper bound
	Conflicts    int64
}

// Status of a result.
type Status int

// The statuses.
const (
	Optimal    Status = iota // proven
	Limited                  // budget of conflicts used up, or stopped
	Infeasible               // proven: nothing fits
)

// Result of a search. Start is −1 for tasks not chosen; nil when no plan is known.
type Result struct {
	Status Status
	Start  []int
	Bounds
}
