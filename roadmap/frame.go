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
// initiatives, within which limits (strategy questionnaire §5). The pack is the one
// tailored to the client, see engagement.Tailored. Warnings name limits that the client did
// not give; the plan then knows no such limit. Errors make planning impossible: a model
// without planning data, or nothing that may be chosen.
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
	f.preferences()
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
		fit, success := f.judged(in)
		f.p.Initiatives = append(f.p.Initiatives, Initiative{
			ID: in.ID, Fit: fit, Success: success, QuickWin: in.QuickWin, Scopes: f.agreed(in.ID, f.scopes(in)), Without: f.without(in),
			Weight: f.pack.Fit.Floor.Add(f.pack.Fit.Slope.Mul(fit.Total)).Mul(success),
		})
	}
	for i := range f.pack.Initiatives {
		f.p.Initiatives[i].Needs = f.needs(&f.pack.Initiatives[i])
	}
	for i := range f.p.Initiatives {
		for s := range f.p.Initiatives[i].Scopes {
			f.wanted(&f.p.Initiatives[i].Scopes[s])
		}
	}
}

// wanted leaves a scope the lifts of what is under its target.
func (f *framing) wanted(s *Scope) {
	lifts := map[string]exact.Rat{}
	for _, k := range f.p.Indicators {
		if lift, ok := s.Lifts[k.ID]; ok {
			lifts[k.ID] = lift
		}
	}
	s.Lifts = lifts
}

// judged is the strategy fit and the probability of success, each worked out or as the
// client gave it.
func (f *framing) judged(in *questionnaire.Initiative) (Fit, exact.Rat) {
	fit, success := f.fit(in), f.success(in)
	if c := in.Client; c != nil && c.Fit != nil {
		r := *c.Fit
		fit = Fit{Total: r, Problem: r, Value: r, Where: r, Win: r, Context: r}
	}
	if c := in.Client; c != nil && c.Success != nil {
		success = *c.Success
	}
	return fit, success
}

// without is the other candidates that an initiative excludes.
func (f *framing) without(in *questionnaire.Initiative) []string {
	return slices.DeleteFunc(slices.Clone(in.Without), func(id string) bool {
		return id == in.ID || f.pack.Initiative(id) == nil
	})
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

// ceil is the smallest integer not under r.
func ceil(r exact.Rat) int { return -r.Neg().Floor() }

// hundredths is r in hundredths, rounded up.
func hundredths(r exact.Rat) int64 { return int64(ceil(r.Mul(exact.Of(100)))) }

// wholeHundredths is r in hundredths, rounded down: a limit is never enlarged.
func wholeHundredths(r exact.Rat) int64 { return int64(r.Mul(exact.Of(100)).Floor()) }
