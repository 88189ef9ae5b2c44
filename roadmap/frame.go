package roadmap

import (
	"slices"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// framing is the work in progress of one Frame call.
type framing struct {
	pack   *questionnaire.Pack
	e      *engagement.Engagement
	r      *scoring.Result
	p      *Problem
	faults diag.List
}

// Frame states the planning problem of a client: what can be gained, with which
// initiatives, within which limits (strategy questionnaire §5). Warnings name limits that
// the client did not give; the plan then knows no such limit. Errors make planning
// impossible: a model without planning data, or nothing that may be chosen.
func Frame(pack *questionnaire.Pack, e *engagement.Engagement, r *scoring.Result) (Problem, diag.List) {
	f := &framing{pack: pack, e: e, r: r, p: &Problem{Format: ProblemFormat, Pack: pack.ID + " " + pack.Version}}
	if pack.Fit == nil || pack.Success == nil || pack.Scaling == nil || pack.Planning == nil || len(pack.Initiatives) == 0 {
		f.faults.Add(diag.Pos{}, "plan-model", diag.Args{"pack": pack.ID})
		return *f.p, f.faults
	}
	f.p.Overlap, f.p.Close = pack.Scaling.Overlap, pack.Planning.Close
	f.calendar()
	f.money()
	f.roles()
	f.parallel()
	f.gains()
	f.initiatives()
	f.demands()
	return *f.p, f.faults
}

// given is a part of the answer to the first question with an effect that has it.
func (f *framing) given(effect string, path ...string) engagement.Value {
	for _, q := range f.pack.QuestionWith(effect) {
		v := f.e.Given(q.ID)
		for _, name := range path {
			v = v.Field(name)
		}
		if !v.IsEmpty() {
			return v
		}
	}
	return engagement.Value{}
}

// rows is the rows of all tables among the answers to the questions with an effect.
func (f *framing) rows(effect string) []engagement.Value {
	var out []engagement.Value
	for _, q := range f.pack.QuestionWith(effect) {
		out = append(out, f.e.Given(q.ID).List()...)
	}
	return out
}

// gains lists the indicators under their targets. The worth of a level is the straight
// line from today's points to those of the target.
func (f *framing) gains() {
	for _, k := range f.r.Indicators {
		if k.Gap.Sign() > 0 && k.Opportunity.Sign() > 0 {
			f.p.Indicators = append(f.p.Indicators, Indicator{ID: k.ID, Area: k.Area, Gap: k.Gap, Worth: k.Opportunity.Quo(k.Gap)})
		}
	}
	if len(f.p.Indicators) == 0 {
		f.faults.Warn(diag.Pos{}, "plan-no-gap", nil)
	}
}

func (f *framing) initiatives() {
	for i := range f.pack.Initiatives {
		in := &f.pack.Initiatives[i]
		fit, success := f.fit(in), f.success(in)
		f.p.Initiatives = append(f.p.Initiatives, Initiative{
			ID: in.ID, Fit: fit, Success: success, QuickWin: in.QuickWin, Scopes: f.scopes(in),
			Weight: f.pack.Fit.Floor.Add(f.pack.Fit.Slope.Mul(fit.Total)).Mul(success),
		})
	}
	for i := range f.pack.Initiatives {
		f.p.Initiatives[i].Needs = f.needs(&f.pack.Initiatives[i])
	}
}

// needs is the prerequisites that hold today: a needed level is missed by more than the
// tolerance, or not known. A supplier in its full scope always fulfils its own need; any
// other choice does when it alone lifts the indicator far enough.
func (f *framing) needs(in *questionnaire.Initiative) []Need {
	var out []Need
	for _, id := range in.After {
		out = append(out, Need{Supplier: id, AnyOf: f.suppliers(in, func(i *Initiative, _ *Scope) bool { return i.ID == id })})
	}
	for _, n := range in.Needs {
		k := f.r.Indicator(n.Indicator)
		enough := n.Level.Sub(f.pack.Scaling.Tolerance)
		if k != nil && (k.NA || k.Level.Known && !k.Level.Value.Less(enough)) {
			continue
		}
		out = append(out, Need{Indicator: n.Indicator, Level: &n.Level, Supplier: n.Supplier,
			AnyOf: f.suppliers(in, func(i *Initiative, s *Scope) bool {
				lift := s.Lifts[n.Indicator]
				return i.ID == n.Supplier && s.ID == Full ||
					k != nil && k.Level.Known && lift.Sign() > 0 && !k.Level.Value.Add(lift).Less(enough)
			})})
	}
	return out
}

func (f *framing) suppliers(of *questionnaire.Initiative, fulfils func(*Initiative, *Scope) bool) []Choice {
	var out []Choice
	for i := range f.p.Initiatives {
		other := &f.p.Initiatives[i]
		for s := range other.Scopes {
			if other.ID != of.ID && fulfils(other, &other.Scopes[s]) {
				out = append(out, Choice{other.ID, other.Scopes[s].ID})
			}
		}
	}
	return out
}

// scopes scales an initiative to the client: full and, where there is one, light.
func (f *framing) scopes(in *questionnaire.Initiative) []Scope {
	effort, duration := f.staffFactors()
	full := Scope{ID: Full, Min: in.Duration.Min.Mul(duration), Likely: in.Duration.Likely.Mul(duration),
		Max: in.Duration.Max.Mul(duration), Lifts: in.Lifts, Touches: f.touched(in, exact.Of(1))}
	f.fill(&full, in, effort, exact.Of(1))
	out := []Scope{full}
	if in.Light {
		l := f.pack.Scaling.Light
		light := Scope{ID: Light, Min: full.Min.Mul(l.Duration), Likely: full.Likely.Mul(l.Duration),
			Max: full.Max.Mul(l.Duration), Lifts: map[string]exact.Rat{}, Touches: f.touched(in, l.Effort)}
		for id, lift := range in.Lifts {
			steps := exact.Of(lift.Mul(l.Lift).Quo(l.LiftStep).Floor())
			light.Lifts[id] = exact.Max(l.LiftMin, steps.Mul(l.LiftStep))
		}
		f.fill(&light, in, effort.Mul(l.Effort), l.Cost)
		out = append(out, light)
	}
	return out
}

// fill sets whole weeks, effort and money, each rounded up.
func (f *framing) fill(s *Scope, in *questionnaire.Initiative, effort, cost exact.Rat) {
	s.Weeks = max(1, ceil(s.Likely))
	s.Effort = map[string]int64{}
	for role, weeks := range in.Effort {
		if e := hundredths(weeks.Mul(effort)); e > 0 {
			s.Effort[f.carrier(role)] += e
		}
	}
	point := exact.Of(int(f.p.Money.CostPoint))
	s.OneOff = int64(ceil(in.CostOneOff.Mul(cost).Mul(point)))
	s.Running = int64(ceil(in.CostRunning.Mul(cost).Mul(point)))
}

// carrier is who does the work of a role: the role itself, or its stand-in where the
// client has nobody for it.
func (f *framing) carrier(role string) string {
	for _, r := range f.p.Roles {
		if other := f.pack.Planning.StandIn[role]; r.ID == role && other != "" && r.Total != nil && *r.Total == 0 {
			return other
		}
	}
	return role
}

// touched is the front-line teams that give an initiative real time.
func (f *framing) touched(in *questionnaire.Initiative, factor exact.Rat) []string {
	var out []string
	for _, role := range f.pack.Planning.FrontLine {
		if !in.Effort[role].Mul(factor).Less(f.pack.Planning.Touch) {
			out = append(out, role)
		}
	}
	return out
}

// staffFactors is the factors of effort and duration for the client's staff; those of the
// reference firm, 1, when it is not known.
func (f *framing) staffFactors() (effort, duration exact.Rat) {
	staff, ok := f.given("size_scale", "total").Number()
	i := slices.IndexFunc(f.pack.Scaling.Staff, func(b questionnaire.StaffBand) bool {
		return b.Under == 0 || staff.Less(exact.Of(b.Under))
	})
	if !ok || i < 0 {
		return exact.Of(1), exact.Of(1)
	}
	return f.pack.Scaling.Staff[i].Effort, f.pack.Scaling.Staff[i].Duration
}

// ceil is the smallest integer not under r.
func ceil(r exact.Rat) int { return -r.Neg().Floor() }

// hundredths is r in hundredths, rounded up.
func hundredths(r exact.Rat) int64 { return int64(ceil(r.Mul(exact.Of(100)))) }

// wholeHundredths is r in hundredths, rounded down: a limit is never enlarged.
func wholeHundredths(r exact.Rat) int64 { return int64(r.Mul(exact.Of(100)).Floor()) }
