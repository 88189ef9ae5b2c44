package cmd

import (
	"strings"

	"rahbord/roadmap"
)

// worth says what one more unit of a limit would bring, and what would come and go.
func (v planView) worth(l roadmap.LimitUse) string {
	if l.Worth == nil {
		return ""
	}
	step := v.t("step", "amount", v.amount(l.Kind, l.Worth.Step))
	switch {
	case l.Worth.Most.Sign() == 0:
		return v.t("worth-nothing", "step", step)
	case l.Worth.Value.Less(l.Worth.Most):
		return v.t("worth-unproven", "value", v.gain(l.Worth.Value), "bound", v.gain(l.Worth.Most), "step", step)
	}
	return strings.TrimSpace(v.t("worth-item", "value", v.gain(l.Worth.Value), "step", step, "moves", v.moves(l.Worth.Moves)))
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

// alternatives lists baskets that are worth almost as much.
func (v planView) alternatives(others []roadmap.Alternative) {
	if len(others) == 0 {
		return
	}
	v.title(v.t("alternatives"))
	for i, o := range others[:min(len(others), shownOthers)] {
		v.item(" "+v.ordinal(i), v.alternative(o))
	}
}

// shownOthers is how many other baskets the terminal shows.
const shownOthers = 4

func (v planView) alternative(o roadmap.Alternative) string {
	in, out := v.initiatives(o.In), v.initiatives(o.Out)
	pairs := []string{"value", v.gain(o.Plan.Value), "less", v.words.Short(o.Short, 2), "with", in, "without", out}
	switch {
	case in == "" && out == "":
		return v.t("alternative-scopes", pairs...)
	case out == "":
		return v.t("alternative-with", pairs...)
	case in == "":
		return v.t("alternative-without", pairs...)
	}
	return v.t("alternative", pairs...)
}
