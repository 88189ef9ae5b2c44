package roadmap

import (
	"slices"

	"rahbord/questionnaire"
)

// preferences sets what the model prefers where the value does not decide: what goes
// early, and what is too small for a place of its own.
func (f *framing) preferences() {
	early, least := f.pack.Planning.Early, f.pack.Planning.Worthwhile
	for i := range f.p.Initiatives {
		in := &f.p.Initiatives[i]
		in.Early = early.Enablers[in.ID]
		if in.QuickWin {
			in.Early = in.Early.Add(early.QuickWin)
		}
		in.Least = least.Effect
		if f.outside(f.pack.Initiative(in.ID)) {
			in.Least = least.Outside
		}
	}
}

// outside reports whether an initiative lies outside the chosen field, as check C13 sees
// it; nothing does while no field is chosen.
func (f *framing) outside(in *questionnaire.Initiative) bool {
	stages, channels := f.given("stage_fit", "stages").Options(), f.chosenChannels()
	elsewhere := len(stages) > 0 && !slices.ContainsFunc(stages, func(s string) bool { return !in.Stage[s].IsZero() })
	unheard := len(channels) > 0 && len(in.Channels) > 0 &&
		!slices.ContainsFunc(in.Channels, func(c string) bool { return slices.Contains(channels, c) })
	return elsewhere || unheard
}

// worthwhile is the problem without the candidates that are too small.
func (p Problem) worthwhile() Problem {
	q := p.clone()
	for i := range q.Initiatives {
		q.Initiatives[i].Never = q.Initiatives[i].Never || p.small(&p.Initiatives[i])
	}
	return q
}

// small reports whether an initiative has too little effect for a place of its own: nobody
// demands it, and no other candidate could need it.
func (p *Problem) small(in *Initiative) bool {
	if in.Must || !p.largestEffect(in).Less(in.Least) {
		return false
	}
	return !slices.ContainsFunc(p.Initiatives, func(o Initiative) bool {
		return o.ID != in.ID && !o.Never && slices.ContainsFunc(o.Needs, func(n Need) bool {
			return slices.ContainsFunc(n.AnyOf, func(c Choice) bool { return c.Initiative == in.ID })
		})
	})
}
