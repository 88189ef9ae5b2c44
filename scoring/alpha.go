package scoring

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"

	"gonum.org/v1/gonum/stat/distuv"
)

// Alpha is Cronbach's alpha (1951) over assessed units: α = k/(k−1)·(1 − Σs²ᵢ/s²ₜ).
// It describes how items move together across units (branches, firms); over the
// respondents of one organisation it mostly shows who is lenient, so it is no
// mark of quality there.
type Alpha struct {
	Value     Score
	Units     int
	Items     int
	Low, High float64 // Feldt 95 % interval
	Deleted   []Score // alpha without each item, in item order
	Enough    bool    // enough units and items to be shown
	Firm      bool    // enough units not to be provisional
}

// CronbachAlpha computes alpha from rows of units; rows with an unknown value are left out (listwise).
func CronbachAlpha(rows [][]Score, enough questionnaire.Reliability) Alpha {
	complete := completeRows(rows)
	a := Alpha{Units: len(complete)}
	if len(complete) == 0 {
		return a
	}
	a.Items = len(complete[0])
	a.Enough = a.Units >= enough.Units && a.Items >= enough.Items
	a.Firm = a.Units >= enough.Firm
	a.Value = alpha(complete, -1)
	if !a.Value.Known {
		return a
	}
	a.Low, a.High = feldt(a.Value.Value.Float64(), a.Units, a.Items)
	for i := range a.Items {
		a.Deleted = append(a.Deleted, alpha(complete, i))
	}
	return a
}

func completeRows(rows [][]Score) [][]exact.Rat {
	var out [][]exact.Rat
	for _, row := range rows {
		values := make([]exact.Rat, 0, len(row))
		for _, s := range row {
			if s.Known {
				values = append(values, s.Value)
			}
		}
		if len(values) == len(row) && len(row) > 0 {
			out = append(out, values)
		}
	}
	return out
}

// alpha leaves out one item, or none when without is negative.
func alpha(rows [][]exact.Rat, without int) Score {
	items := len(rows[0])
	var columns [][]exact.Rat
	total := make([]exact.Rat, len(rows))
	for i := range items {
		if i == without {
			continue
		}
		column := make([]exact.Rat, len(rows))
		for u, row := range rows {
			column[u] = row[i]
			total[u] = total[u].Add(row[i])
		}
		columns = append(columns, column)
	}
	if len(columns) < 2 || len(rows) < 2 {
		return Score{}
	}
	var sum exact.Rat
	for _, c := range columns {
		sum = sum.Add(sampleVariance(c))
	}
	all := sampleVariance(total)
	if all.IsZero() {
		return Score{}
	}
	k := len(columns)
	return known(exact.Frac(k, k-1).Mul(exact.Of(1).Sub(sum.Quo(all))))
}

func sampleVariance(xs []exact.Rat) exact.Rat {
	n := exact.Of(len(xs))
	mean := exact.Sum(xs...).Quo(n)
	var sum exact.Rat
	for _, x := range xs {
		d := x.Sub(mean)
		sum = sum.Add(d.Mul(d))
	}
	return sum.Quo(n.Sub(exact.Of(1)))
}

// feldt is the 95 % interval of alpha (Feldt 1965).
func feldt(alpha float64, units, items int) (low, high float64) {
	f := distuv.F{D1: float64(units - 1), D2: float64((units - 1) * (items - 1))}
	return 1 - (1-alpha)*f.Quantile(0.975), 1 - (1-alpha)*f.Quantile(0.025)
}
