package roadmap_test

import (
	"testing"

	"rahbord/internal/exact"
	"rahbord/roadmap"
)

// The worked example of the strategy questionnaire, §5.9.

func TestStandAloneEffectsOfTheWorkedExample(t *testing.T) {
	p := demo(t, "8")
	for _, w := range []struct{ id, gain, fit, success, effect string }{
		{"P35", "3.301477", "0.953333", "0.77", "2.470958"},
		{"P13", "1.768505", "1.000000", "0.87", "1.538599"},
		{"P06", "2.198301", "0.830000", "0.77", "1.520037"},
		{"P21", "2.637434", "0.403333", "0.87", "1.473112"},
		{"P05", "1.941832", "0.750000", "0.87", "1.435985"},
		{"P33", "1.857081", "0.438333", "0.77", "0.948058"},
		{"P19", "1.189035", "0.926667", "0.77", "0.875272"},
		{"P27", "1.937596", "0.493333", "0.62", "0.836111"},
		{"P38", "1.396183", "0.586667", "0.77", "0.808446"},
		{"P11", "1.071747", "0.933333", "0.77", "0.792235"},
		{"P15", "1.291553", "0.503333", "0.87", "0.788803"},
		{"P12", "1.046810", "0.766667", "0.87", "0.783223"},
	} {
		i := p.Initiative(w.id)
		same(t, w.id+" gain", p.Gain(w.id, roadmap.Full), w.gain)
		same(t, w.id+" fit", i.Fit.Total, w.fit)
		same(t, w.id+" probability", i.Success, w.success)
		same(t, w.id+" effect", p.Effect(w.id, roadmap.Full), w.effect)
	}
}

func TestFitPartsOfTheComplaintInitiativeAreAllOne(t *testing.T) {
	p := demo(t, "8")
	fit := p.Initiative("P13").Fit
	for name, part := range map[string]exact.Rat{"problem": fit.Problem, "value": fit.Value, "where": fit.Where, "win": fit.Win, "context": fit.Context} {
		same(t, name, part, "1")
	}
	same(t, "value part of P35", p.Initiative("P35").Fit.Value, "0.766667")
}

func TestBasketOfTheWorkedExampleLosesWhatIsLiftedTwice(t *testing.T) {
	p := demo(t, "8")
	var basket []roadmap.Choice
	var sum exact.Rat
	for _, id := range []string{"P05", "P06", "P13", "P14", "P17", "P21", "P35"} {
		basket = append(basket, roadmap.Choice{Initiative: id, Scope: roadmap.Full})
		sum = sum.Add(p.Effect(id, roadmap.Full))
	}
	same(t, "value", p.Value(basket), "9.490236")
	same(t, "sum of stand-alone effects", sum, "9.912148")
	basket = append(basket, roadmap.Choice{Initiative: "P07", Scope: roadmap.Full})
	same(t, "value with P07", p.Value(basket), "9.911213")
}
