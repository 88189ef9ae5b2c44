package engagement

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
)

// validate finds what is wrong whatever the pack: ids, words of closed lists, days
// in the wrong order, negative quantities.
func (e *Engagement) validate(faults *diag.List) {
	v := validator{e, faults}
	v.oneOf("language", string(e.Language), words(i18n.Langs), "language")
	if e.Assessment.Method != "" {
		v.oneOf("method", string(e.Assessment.Method), Method("").Choices(), "assessment", "method")
	}
	v.filled(e.Pack.ID, "pack", "id")
	v.filled(e.Pack.Version, "pack", "version")
	if e.Revision < 0 {
		v.fault("negative-number", diag.Args{"key": "revision", "value": strconv.Itoa(e.Revision)}, "revision")
	}
	for role, w := range e.Assessment.RoleWeights { // the list is sorted by position afterwards
		v.notNegative(w, "assessment", "role_weights", role)
	}
	if c := e.Consultant; c != nil {
		v.look(c)
	}
	v.people()
	v.initiatives()
	v.limits()
	v.measurements()
	v.tracking()
	v.decisions()
}

type validator struct {
	e      *Engagement
	faults *diag.List
}

func (v validator) fault(rule string, args diag.Args, path ...string) {
	v.faults.Add(v.e.Pos(path...), rule, args)
}

func (v validator) filled(s string, path ...string) {
	if v.e.source.has(path...) && strings.TrimSpace(s) == "" {
		v.fault("empty-value", diag.Args{"key": path[len(path)-1]}, path...)
	}
}

// oneLine refuses a name that has line ends.
func (v validator) oneLine(s string, path ...string) {
	if strings.Contains(s, "\n") {
		v.fault("one-line", diag.Args{"field": path[len(path)-1]}, path...)
	}
}

func (v validator) notNegative(r exact.Rat, path ...string) {
	if r.Sign() < 0 {
		v.fault("negative-number", diag.Args{"key": path[len(path)-1], "value": r.String()}, path...)
	}
}

func (v validator) inOrder(first, last *Day, path ...string) {
	if first != nil && last != nil && !first.IsZero() && !last.IsZero() && last.Before(first.Time) {
		v.fault("days-reversed", diag.Args{"first": first.String(), "last": last.String()}, path...)
	}
}

// oneOf checks a word of a closed list; a word that is missing altogether is
// another rule's fault.
func (v validator) oneOf(key, word string, known []string, path ...string) {
	if !v.e.source.has(path...) || slices.Contains(known, word) {
		return
	}
	v.fault("unknown-word", diag.Args{"key": key, "value": plain.Excerpt(word), "guess": guess(word, known), "known": strings.Join(known, ", ")}, path...)
}

func words[T ~string](known []T) []string {
	out := make([]string, len(known))
	for i, w := range known {
		out[i] = string(w)
	}
	return out
}

var colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (v validator) look(c *Consultant) {
	v.oneLine(c.Name, "consultant", "name")
	v.oneLine(c.Organisation, "consultant", "organisation")
	v.oneLine(c.Contact, "consultant", "contact")
	for _, colour := range []struct{ key, value string }{{"colour", c.Colour}, {"second", c.Second}} {
		if colour.value != "" && !colourForm.MatchString(colour.value) {
			v.fault("bad-colour", diag.Args{"value": plain.Excerpt(colour.value)}, "consultant", colour.key)
		}
	}
	if c.Logo != "" && !insideFolder(c.Logo) {
		v.fault("logo-outside", diag.Args{"value": plain.Excerpt(c.Logo)}, "consultant", "logo")
	}
}

// insideFolder keeps a mailed client file from naming files elsewhere on the disk.
func insideFolder(name string) bool {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	return !path.IsAbs(clean) && clean != ".." && !strings.HasPrefix(clean, "../") && !strings.Contains(clean, ":")
}

func (v validator) people() {
	first := map[string]int{}
	for i, r := range v.e.Respondents {
		at := []string{"respondents", At(i)}
		id := append(at[:2:2], "id")
		line, twice := first[r.ID]
		switch {
		case r.ID == "" && !v.e.source.has(id...): // the key is missing, which is told already
		case !ValidID(r.ID):
			v.fault("bad-id", diag.Args{"id": plain.Excerpt(r.ID), "limit": strconv.Itoa(longestID)}, id...)
		case twice:
			v.fault("duplicate-respondent", diag.Args{"id": r.ID, "line": strconv.Itoa(line)}, id...)
		default:
			first[r.ID] = v.e.Pos(id...).Line
		}
		v.filled(r.Role, at[0], at[1], "role")
		v.oneLine(r.Name, at[0], at[1], "name")
		v.oneLine(r.Department, at[0], at[1], "department")
	}
}

func (v validator) limits() {
	seen := map[string]bool{}
	for i, l := range v.e.Constraints.Initiatives {
		at := []string{"constraints", "initiatives", At(i)}
		v.once(seen, l.Initiative, at)
		v.inOrder(l.Earliest, l.Deadline, append(at[:3:3], "deadline")...)
		v.inOrder(l.Earliest, l.Start, append(at[:3:3], "start")...)
		v.inOrder(l.Start, l.Deadline, append(at[:3:3], "deadline")...)
	}
	for i, c := range v.e.Constraints.Capacity {
		at := []string{"constraints", "capacity", At(i)}
		v.inOrder(&c.From, &c.To, append(at[:3:3], "to")...)
		v.notNegative(c.PersonWeeks, append(at[:3:3], "person_weeks")...)
	}
}

func (v validator) once(seen map[string]bool, id string, at []string) {
	if seen[id] && id != "" {
		v.fault("duplicate-entry", diag.Args{"id": id}, at...)
	}
	seen[id] = true
}

func (v validator) measurements() {
	for i, k := range v.e.KPIs {
		at := []string{"kpis", At(i)}
		v.inOrder(k.From, k.To, append(at[:2:2], "to")...)
		switch {
		case (k.Part == nil) != (k.Whole == nil):
			v.fault("part-without-whole", nil, at...)
		case k.Whole != nil && k.Whole.Sign() <= 0:
			v.fault("whole-not-positive", diag.Args{"value": k.Whole.String()}, append(at[:2:2], "whole")...)
		}
	}
}

func (v validator) decisions() {
	seen, accepted := map[string]bool{}, map[string]bool{}
	for i, d := range v.e.Decisions.Initiatives {
		at := []string{"decisions", "initiatives", At(i)}
		v.once(seen, d.Initiative, at)
		v.oneOf("decision", d.Decision, []string{Force, Exclude}, append(at[:3:3], "decision")...)
		v.filled(d.Reason, append(at[:3:3], "reason")...)
	}
	for i, a := range v.e.Decisions.Accepted {
		at := []string{"decisions", "accepted", At(i)}
		v.once(accepted, a.Check, at)
		v.filled(a.Reason, append(at[:3:3], "reason")...)
	}
}
