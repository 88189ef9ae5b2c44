package cmd

import (
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// worths says what one more step of each limit would bring, and what would come and go.
func (v planView) worths() {
	known, useful := 0, 0
	for _, l := range v.plan.Limits {
		if l.Worth == nil {
			continue
		}
		known++
		if l.Worth.Most.Sign() == 0 {
			continue
		}
		if useful++; useful == 1 {
			v.title(v.t("worth-title"))
		}
		v.item(" -", v.worth(l))
	}
	switch {
	case known > 0 && useful == 0:
		v.sentence(v.t("worth-none"))
	case known > useful:
		v.sentence(v.t("worth-rest"))
	}
}

// joints says what two limits that bind together would bring, raised together.
func (v planView) joints() {
	if len(v.plan.Joint) == 0 {
		return
	}
	v.title(v.t("joint-title"))
	for _, j := range v.plan.Joint {
		v.item(" -", v.gained(v.mores([]roadmap.Shortage{{Limit: j.Limits[0], Missing: j.Steps[0]}, {Limit: j.Limits[1], Missing: j.Steps[1]}}), j.Value, j.Most, j.Moves))
	}
}

// worth is one line of it: what more of a limit is worth, and the basket then.
func (v planView) worth(l roadmap.LimitUse) string {
	return v.gained(v.more(roadmap.Shortage{Limit: l.ID, Missing: l.Worth.Step}), l.Worth.Value, l.Worth.Most, l.Worth.Moves)
}

func (v planView) gained(more string, value, most exact.Rat, m roadmap.Moves) string {
	pairs := []string{"more", more, "value", v.Gain(value), "bound", v.Gain(most), "moves", v.moves(m)}
	switch {
	case value.Less(most):
		return v.t("worth-unproven", pairs...)
	case v.moves(m) == "":
		return v.t("worth-scopes", pairs...)
	}
	return v.t("worth-item", pairs...)
}

// moves is what comes in and goes out, in ids: +P07 −P17.
func (s planWords) moves(m roadmap.Moves) string {
	var parts []string
	for _, id := range m.In {
		parts = append(parts, "+"+id)
	}
	for _, id := range m.Out {
		parts = append(parts, "−"+id)
	}
	return strings.Join(parts, " ")
}

// turnover lists what comes in and goes out by name, but for the initiative that is
// spoken of.
func (v planView) turnover(m roadmap.Moves, but string) {
	for _, part := range []struct {
		mark string
		ids  []string
	}{{"+", m.In}, {"−", m.Out}} {
		for _, id := range part.ids {
			switch name := v.Name(id); {
			case id == but:
			case name == id: // of another model
				v.item("   "+part.mark, id)
			default:
				v.item("   "+part.mark+" "+console.Pad(id, 4), name)
			}
		}
	}
}

// alternatives lists baskets that are worth almost as much.
func (v planView) alternatives(others []roadmap.Alternative) {
	if len(others) == 0 {
		return
	}
	v.title(v.t("alternatives"))
	for i, o := range others[:min(len(others), shownOthers)] {
		key := "alternative"
		if len(o.In)+len(o.Out) == 0 {
			key = "alternative-scopes"
		}
		v.item(" "+v.ordinal(i), v.t(key, "value", v.Gain(o.Plan.Value), "less", v.Words.Short(o.Short, 2)))
		v.turnover(o.Moves, "")
	}
}

// shownOthers is how many other baskets the terminal shows.
const shownOthers = 4
