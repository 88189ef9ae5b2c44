package roadmap

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// figures is what an initiative takes at this client in its full scope: the figures of the
// catalogue scaled to it, and in their place those that it gave itself.
type figures struct {
	duration questionnaire.Duration
	effort   map[string]exact.Rat // person-weeks by role
	oneOff   exact.Rat            // hundredths of money
	running  exact.Rat            // the same, per year
}

func (f *framing) figures(in *questionnaire.Initiative) figures {
	effort, duration := f.staffFactors()
	point := exact.Of(int(f.p.Money.CostPoint))
	client := in.Client
	if client == nil {
		client = &questionnaire.ClientFigures{}
	}
	if client.Duration {
		duration = exact.Of(1)
	}
	d := in.Duration
	out := figures{effort: map[string]exact.Rat{}, oneOff: in.CostOneOff.Mul(point), running: in.CostRunning.Mul(point),
		duration: questionnaire.Duration{Min: d.Min.Mul(duration), Likely: d.Likely.Mul(duration), Max: d.Max.Mul(duration)}}
	for role, weeks := range in.Effort {
		if !slices.Contains(client.Effort, role) {
			weeks = weeks.Mul(effort)
		}
		out.effort[role] = weeks
	}
	if client.CostOneOff != nil {
		out.oneOff = client.CostOneOff.Mul(exact.Of(100))
	}
	if client.CostRunning != nil {
		out.running = client.CostRunning.Mul(exact.Of(100))
	}
	return out
}

// scopes is the ways to carry an initiative out: full and, where there is one, light.
func (f *framing) scopes(in *questionnaire.Initiative) []Scope {
	x := f.figures(in)
	out := []Scope{f.scope(Full, x, questionnaire.Light{Duration: exact.Of(1), Effort: exact.Of(1), Cost: exact.Of(1)}, in.Lifts)}
	if in.Light {
		l := f.pack.Scaling.Light
		lifts := map[string]exact.Rat{}
		for id, lift := range in.Lifts {
			steps := exact.Of(lift.Mul(l.Lift).Quo(l.LiftStep).Floor())
			lifts[id] = exact.Max(l.LiftMin, steps.Mul(l.LiftStep))
		}
		out = append(out, f.scope(Light, x, l, lifts))
	}
	return out
}

// scope takes a part of the figures; whole weeks, effort and money are rounded up.
func (f *framing) scope(id string, x figures, part questionnaire.Light, lifts map[string]exact.Rat) Scope {
	d := x.duration
	s := Scope{ID: id, Min: d.Min.Mul(part.Duration), Likely: d.Likely.Mul(part.Duration), Max: d.Max.Mul(part.Duration),
		Effort: map[string]int64{}, Lifts: lifts, Touches: f.touched(x.effort, part.Effort),
		OneOff: int64(ceil(x.oneOff.Mul(part.Cost))), Running: int64(ceil(x.running.Mul(part.Cost)))}
	s.Weeks = max(1, ceil(s.Likely))
	for role, weeks := range x.effort {
		if e := hundredths(weeks.Mul(part.Effort)); e > 0 {
			s.Effort[f.carrier(role)] += e
		}
	}
	return s
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

// touched is the front-line teams that give an initiative real time: as much as the model's
// threshold for the reference firm is in a firm of the client's size.
func (f *framing) touched(effort map[string]exact.Rat, part exact.Rat) []string {
	staff, _ := f.staffFactors()
	var out []string
	for _, role := range f.pack.Planning.FrontLine {
		if !effort[role].Mul(part).Less(f.pack.Planning.Touch.Mul(staff)) {
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
