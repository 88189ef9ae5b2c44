package scoring

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// contextWeights are the area weights in percent: with the multipliers of the
// context, and the base weights alone (scoring model §4). Both sum to 100.
func contextWeights(p *questionnaire.Pack, e *engagement.Engagement, entry Entry) (context, base []exact.Rat) {
	context, base = make([]exact.Rat, len(p.Areas)), make([]exact.Rat, len(p.Areas))
	var totalContext, totalBase exact.Rat
	for i, area := range p.Areas {
		base[i], context[i] = area.Weight, area.Weight
		for _, c := range p.Context {
			context[i] = context[i].Mul(multiplier(c, contextAnswer(p, e, entry, c.Answer), area.ID))
		}
		totalBase, totalContext = totalBase.Add(base[i]), totalContext.Add(context[i])
	}
	for i := range p.Areas {
		context[i] = percent(context[i], totalContext)
		base[i] = percent(base[i], totalBase)
	}
	return context, base
}

func percent(part, whole exact.Rat) exact.Rat {
	if whole.Sign() <= 0 {
		return exact.Rat{}
	}
	return part.Mul(exact.Of(100)).Quo(whole)
}

// contextAnswer is the option given to a context question or derived answer.
func contextAnswer(p *questionnaire.Pack, e *engagement.Engagement, entry Entry, id string) string {
	if q := p.Question(id); q == nil || q.Derived != nil {
		return entry.Situation
	}
	return e.Given(id).Text()
}

func multiplier(c questionnaire.Context, option, area string) exact.Rat {
	if parts, ok := c.MeanOf[option]; ok && len(parts) > 0 {
		var sum exact.Rat
		for _, part := range parts {
			sum = sum.Add(multiplier(c, part, area))
		}
		return sum.Quo(exact.Of(len(parts)))
	}
	if m, ok := c.Multipliers[option][area]; ok {
		return m
	}
	return exact.Of(1)
}

// entryOf is the entry situation with the shares of its signs as scores.
func entryOf(p *questionnaire.Pack, e *engagement.Engagement) Entry {
	derived := engagement.EntryOf(p, e)
	entry := Entry{Situation: derived.Situation, Overridden: derived.Overridden}
	for _, s := range derived.Signs {
		entry.Scores = append(entry.Scores, Score{Value: s.Share, Known: s.Known})
	}
	return entry
}
