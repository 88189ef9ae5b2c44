package questionnaire

import (
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// Settings is pack.yaml: everything that is a number or a rule of the model.
type Settings struct {
	Format      int         `yaml:"format" doc:"Version of the pack format; 1."`
	ID          string      `yaml:"id" doc:"Id of the pack, kebab-case."`
	Version     string      `yaml:"version" doc:"Version of the content; results of different versions are compared with a note."`
	Languages   []i18n.Lang `yaml:"languages" doc:"Languages with complete words, one or more of en, fa, he."`
	Scale       LevelScale  `yaml:"scale" doc:"The answer scale of the indicators."`
	Roles       []string    `yaml:"roles" doc:"Roles of respondents, the ids that indicators name in asked_of."`
	Types       []string    `yaml:"types,omitempty" doc:"Views across areas, such as strategic, operational, analytical."`
	RollUp      RollUp      `yaml:"roll_up" doc:"How the overall index is made: areas, dimensions or indicators."`
	Coverage    Coverage    `yaml:"coverage" doc:"Thresholds under which nothing is reported."`
	Bands       []exact.Rat `yaml:"bands" doc:"Lower bounds of the maturity labels in points, from 0 up."`
	Floors      Floors      `yaml:"floors" doc:"What holds a maturity label down."`
	Evidence    Evidence    `yaml:"evidence" doc:"Grades of proof and what each supports."`
	Targets     Targets     `yaml:"targets" doc:"The rule for target levels."`
	Lists       Lists       `yaml:"lists" doc:"Strengths and opportunities."`
	Priority    Priority    `yaml:"priority" doc:"Factors of the priority index of areas."`
	Agreement   Agreement   `yaml:"agreement" doc:"Differences between respondents."`
	Confidence  Confidence  `yaml:"confidence" doc:"Confidence in an area's result."`
	Sensitivity Sensitivity `yaml:"sensitivity" doc:"How much the ranking hangs on the weights."`
	Reliability Reliability `yaml:"reliability" doc:"When Cronbach's alpha over units means something."`
	Anonymity   int         `yaml:"anonymity" doc:"Fewest people in a role group whose figures may be shown apart."`
	Context     []Context   `yaml:"context,omitempty" doc:"Multipliers of the area weights by answers of the context."`
	Fit         *Fit        `yaml:"fit,omitempty" doc:"Strategy fit of initiatives."`
	Success     *Success    `yaml:"success,omitempty" doc:"Probability of success of initiatives."`
	Scaling     *Scaling    `yaml:"scaling,omitempty" doc:"Size and money factors of initiatives."`
	Planning    *Planning   `yaml:"planning,omitempty" doc:"How the plan spreads work over weeks."`
	KPIRules    *KPIRules   `yaml:"kpi_rules,omitempty" doc:"Rules for all KPIs."`
}

// RollUp says from what the overall index is averaged.
type RollUp string

// The roll-ups.
const (
	ByAreas      RollUp = "areas"      // context-weighted mean of areas
	ByDimensions RollUp = "dimensions" // plain mean of dimensions
	ByIndicators RollUp = "indicators" // weighted mean of all indicators
)

// Choices lists the values allowed in a file.
func (RollUp) Choices() []string { return []string{"areas", "dimensions", "indicators"} }

// LevelScale is the answer scale of the indicators.
type LevelScale struct {
	First  int         `yaml:"first" doc:"Number of the lowest level, 0 or 1."`
	Levels int         `yaml:"levels" doc:"Number of levels, 2 to 11."`
	Points []exact.Rat `yaml:"points" doc:"Points of each level, rising; 0 for the lowest, 100 for the highest is usual."`
	Half   HalfLevels  `yaml:"half_levels" doc:"Where half levels are allowed: never, consensus or always."`
}

// Last is the number of the highest level.
func (s LevelScale) Last() int { return s.First + s.Levels - 1 }

// HalfLevels says where half levels may be given.
type HalfLevels string

// Where half levels are allowed.
const (
	HalfNever     HalfLevels = "never"
	HalfConsensus HalfLevels = "consensus"
	HalfAlways    HalfLevels = "always"
)

// Choices lists the values allowed in a file.
func (HalfLevels) Choices() []string { return []string{"never", "consensus", "always"} }

// Coverage holds the thresholds under which nothing is reported.
type Coverage struct {
	Area            exact.Rat `yaml:"area" doc:"Smallest answered share of an area's indicator weight, 0 to 1."`
	Indicators      int       `yaml:"indicators" doc:"Fewest answered indicators of an area."`
	IndicatorsQuick int       `yaml:"indicators_quick" doc:"The same for the quick scan."`
	Overall         exact.Rat `yaml:"overall" doc:"Smallest share of area weight that is reportable, 0 to 1."`
	Required        []string  `yaml:"required,omitempty" doc:"Areas without which there is no overall index."`
	NAShare         exact.Rat `yaml:"na_warning" doc:"Share of N/A in an area above which a warning is given, 0 to 1."`
}

// Floors hold a maturity label down where a critical part is weak.
type Floors struct {
	Critical int      `yaml:"critical" doc:"An area's label is at most the level of its weakest critical indicator plus this."`
	Gate     int      `yaml:"gate" doc:"The overall label is at most the label of the weakest gate area plus this."`
	Gates    []string `yaml:"gates,omitempty" doc:"Gate areas."`
}

// Evidence is about proof of answers.
type Evidence struct {
	Grades int         `yaml:"grades" doc:"Highest evidence grade; grades run from 0."`
	Caps   []exact.Rat `yaml:"caps" doc:"Highest level that each grade supports, from grade 0."`
}

// Targets is the rule for target levels.
type Targets struct {
	Base       exact.Rat `yaml:"base" doc:"Target level of an indicator without a reason for more."`
	Raised     exact.Rat `yaml:"raised" doc:"Target in a crux area or the chosen field."`
	CruxRoot   exact.Rat `yaml:"crux_root" doc:"Root weight from which an area is a crux area, 0 to 1."`
	ShortSteps exact.Rat `yaml:"short_steps" doc:"Most levels above today within a short horizon."`
	ShortLimit exact.Rat `yaml:"short_months" doc:"Longest short horizon, months."`
	LongSteps  exact.Rat `yaml:"long_steps" doc:"Most levels above today within a longer horizon."`
	Horizon    exact.Rat `yaml:"horizon_months" doc:"Horizon where the client gave none, months."`
}

// Lists is about strengths and opportunities.
type Lists struct {
	Strengths         int       `yaml:"strengths" doc:"Length of the list of strengths."`
	Opportunities     int       `yaml:"opportunities" doc:"Length of the opportunity list."`
	CriticalAtOrUnder exact.Rat `yaml:"critical_at_or_under" doc:"Critical indicators at this level or under are always listed."`
	StrengthLevel     exact.Rat `yaml:"strength_level" doc:"Level from which an indicator can be a strength."`
	StrengthFallback  exact.Rat `yaml:"strength_fallback" doc:"Level used when none reaches the first."`
	StrengthOver      exact.Rat `yaml:"strength_over" doc:"Strengths rank by share times level above this one."`
	Foundations       int       `yaml:"foundations" doc:"How many relative bests are listed when there is no strength."`
	AreaMargin        exact.Rat `yaml:"area_margin" doc:"Points above or under the overall index that make an area a strength or an opportunity."`
	AreaLabel         int       `yaml:"area_label" doc:"Maturity label from which an area is a strength."`
	MedianDiffers     exact.Rat `yaml:"median_differs" doc:"Levels between mean and median from which the median is shown."`
}

// Priority is the priority index of areas.
type Priority struct {
	Crux  exact.Rat `yaml:"crux" doc:"Factor of a crux area."`
	Field exact.Rat `yaml:"field" doc:"Factor of an area in the chosen field."`
}

// Agreement is about differences between respondents.
type Agreement struct {
	MinRaters     int         `yaml:"min_raters" doc:"Fewest people for a figure of agreement."`
	SkewedVar     *exact.Rat  `yaml:"skewed_variance,omitempty" doc:"Variance of the slightly skewed null distribution for this number of levels; left out when unknown."`
	DiscussRwg    exact.Rat   `yaml:"discuss_rwg" doc:"Discuss an indicator when r_wg is under this."`
	DiscussRange  exact.Rat   `yaml:"discuss_range" doc:"Discuss when the answers span at least this many levels."`
	DiscussAD     exact.Rat   `yaml:"discuss_ad" doc:"Discuss when the average deviation is above this."`
	AreaRwg       exact.Rat   `yaml:"area_rwg" doc:"Flag an area when r_wg(J) is under this."`
	PerceptionGap exact.Rat   `yaml:"perception_gap" doc:"Levels between two roles from which a perception gap is reported."`
	Labels        []exact.Rat `yaml:"labels" doc:"Upper bounds of the words for agreement, rising, the last is 1."`
}

// Confidence weighs coverage, agreement and evidence into one figure per area.
type Confidence struct {
	Coverage  exact.Rat `yaml:"coverage" doc:"Weight of the coverage; the three weights add up to 1."`
	Agreement exact.Rat `yaml:"agreement" doc:"Weight of the agreement."`
	Evidence  exact.Rat `yaml:"evidence" doc:"Weight of the evidence."`
	FewRaters exact.Rat `yaml:"few_raters" doc:"Agreement assumed with too few raters."`
	High      exact.Rat `yaml:"high" doc:"From here confidence is high."`
	Medium    exact.Rat `yaml:"medium" doc:"From here it is medium."`
}

// Reliability says from how many units and items Cronbach's alpha is shown.
type Reliability struct {
	Units int `yaml:"units" doc:"Fewest assessed units."`
	Items int `yaml:"items" doc:"Fewest indicators."`
	Firm  int `yaml:"firm" doc:"Fewest units for a figure that is more than provisional."`
}

// Sensitivity is the study of how the ranking hangs on the weights.
type Sensitivity struct {
	Draws         int       `yaml:"draws" doc:"Random weightings."`
	Concentration exact.Rat `yaml:"concentration" doc:"Dirichlet concentration; larger is tighter."`
	Seed          int       `yaml:"seed" doc:"Start of the random series; the same seed gives the same result."`
	Tied          exact.Rat `yaml:"tied" doc:"Percent of weight change under which two ranks are practically tied."`
	Robust        exact.Rat `yaml:"robust" doc:"Share of draws from which a rank is robust."`
	Plausible     exact.Rat `yaml:"plausible" doc:"Share of draws from which it is plausible."`
	Stable        exact.Rat `yaml:"stable" doc:"Kendall tau from which rankings agree."`
}

// Context multiplies area weights by the option answered to one question.
type Context struct {
	Answer      string                          `yaml:"answer" doc:"Question id, or the name of a derived answer."`
	Multipliers map[string]map[string]exact.Rat `yaml:"multipliers" doc:"Option, then area, then factor; a missing factor is 1."`
	MeanOf      map[string][]string             `yaml:"mean_of,omitempty" doc:"Options whose factors are the mean of other options'."`
}
