package reports

import (
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// Readiness is the result of the assessment in words, for files that are no documents.
type Readiness struct {
	Overall Standing
	Areas   []Standing // pack order
}

// Standing is where an area or the whole stands. Points are 0 to 100.
type Standing struct {
	ID, Name, Short string     // without an id: the whole
	Now             *exact.Rat // today; nil while it is not known
	After           *exact.Rat // expected at the end of the plan; nil without one
	Target          *exact.Rat // when every target is met
	Label           string     // maturity label; "" while it is not known
}

// ReadinessOf puts the scores of a source into words.
func ReadinessOf(src Source) Readiness {
	b := &builder{Source: src, names: src.Pack.Text(src.Words.Lang)}
	b.after = b.expected()
	o := src.Result.Overall
	out := Readiness{Overall: Standing{Name: b.t("project.overall"), Now: known(o.Points), Target: known(o.Target), Label: b.label(o.Level)}}
	if b.after != nil {
		out.Overall.After = known(b.after.Overall.Points)
	}
	for _, a := range src.Result.Areas {
		names := b.names.Area(a.ID)
		out.Areas = append(out.Areas, Standing{ID: a.ID, Name: names.Name, Short: names.Short,
			Now: known(a.Points), After: known(b.areaAfter(a.ID)), Target: known(a.Target), Label: b.label(a.Level)})
	}
	return out
}

// known is a score as a number; nil while it is not known.
func known(s scoring.Score) *exact.Rat {
	if !s.Known {
		return nil
	}
	return &s.Value
}
