package coherence

import (
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/exact"
)

// targetIsEveryone compares in every language of the pack: a team may answer in another
// one than the report's.
func targetIsEveryone(c *client) ([]string, bool) {
	var everyone []string
	for _, lang := range c.pack.Languages {
		for _, word := range c.pack.Text(lang).Question("Q3.1").AllWords {
			everyone = append(everyone, normalised(word))
		}
	}
	target := c.answer("Q3.1")
	return said(target.Field("everyone").Flag() || slices.ContainsFunc(texts(target.Field("segments").List(), "name"),
		func(name string) bool { return slices.Contains(everyone, normalised(name)) }))
}

// normalised makes two ways to write the same words equal: case, spaces, half spaces,
// punctuation and the Arabic forms of Persian letters do not matter.
func normalised(s string) string {
	s = strings.NewReplacer("ي", "ی", "ك", "ک", "\u200c", " ").Replace(strings.ToLower(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }), " ")
}

// tooManySegments takes the number from the question, which allows more rows than it
// recommends.
func tooManySegments(c *client) ([]string, bool) {
	q := c.pack.Question("Q3.1")
	if q == nil || q.Part("segments") == nil || q.Part("segments").SoftMaxRows == 0 {
		return said(false)
	}
	return said(len(c.answer("Q3.1", "segments").List()) > q.Part("segments").SoftMaxRows)
}

func weakChannel(c *client) ([]string, bool) {
	needed := c.threshold("channel_level")
	c.threshold("level_tolerance")
	var names []string
	for _, channel := range texts(c.answer("Q3.2").List(), "channel") {
		for _, indicator := range c.mapped(channel) {
			level, ok := c.level(indicator)
			if ok && level.Less(needed) && c.below(indicator, needed, c.plan.Weeks) {
				names = append(names, channel)
			}
		}
	}
	return listed(names)
}

func outsideTheField(c *client) ([]string, bool) {
	stages, channels := c.answer("Q3.3", "stages").Options(), texts(c.answer("Q3.2").List(), "channel")
	var names []string
	for _, i := range c.basket() {
		elsewhere := !slices.ContainsFunc(stages, func(s string) bool { return !i.Stage[s].IsZero() })
		otherChannels := len(i.Channels) > 0 && !shareAny(i.Channels, channels)
		if (elsewhere || otherChannels) && !c.prerequisite(i.ID) {
			names = append(names, i.ID)
		}
	}
	return listed(names)
}

func nothingLeftOut(c *client) ([]string, bool) {
	return said(c.answer("Q3.5", "items").IsEmpty() && c.answer("Q3.5", "initiatives").IsEmpty())
}

func journeyAgainstEffort(c *client) ([]string, bool) {
	stages := c.answer("Q3.3", "stages").Options()
	keep, ok := c.number("Q3.6")
	most, least := c.threshold("keep_share_acquire"), c.threshold("keep_share_serve")
	if !ok || len(stages) != 1 {
		return said(false)
	}
	return said(stages[0] == "acquire" && !keep.Less(most) || stages[0] == "serve" && keep.Less(least))
}

// effortOnWrongSide weighs the effort of initiatives whose highest rating, held by one
// stage alone, is on the side that the entry situation needs less.
func effortOnWrongSide(c *client) ([]string, bool) {
	stage, most := "", exact.Rat{}
	toAcquire, toServe := c.threshold("acquire_effort_share"), c.threshold("serve_effort_share")
	switch c.r.Entry.Situation {
	case "turnaround":
		stage, most = "acquire", toAcquire
	case "growth":
		stage, most = "serve", toServe
	default:
		return said(false)
	}
	var side, all exact.Rat
	for _, s := range c.plan.Steps {
		all = all.Add(s.effort())
		if i := c.pack.Initiative(s.Initiative); i != nil && topStage(i.Stage) == stage {
			side = side.Add(s.effort())
		}
	}
	return said(most.Mul(all).Less(side))
}

// topStage is the stage with the single highest rating, "" when two share it.
func topStage(ratings map[string]exact.Rat) string {
	top, best, tied := "", exact.Rat{}, false
	for stage, rating := range ratings {
		switch c := rating.Cmp(best); {
		case c > 0:
			top, best, tied = stage, rating, false
		case c == 0:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return top
}
