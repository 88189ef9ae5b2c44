package questionnaire

import "rahbord/internal/exact"

// Fit is the strategy fit of an initiative, 0 to 1: how well it suits the choices of
// the strategy. It is the weighted sum of five parts, and of it depends the effect:
// gain × (floor + slope × fit) × probability of success.
type Fit struct {
	Weights         FitWeights `yaml:"weights" doc:"Weights of the five parts; they add up to 1."`
	TopRating       exact.Rat  `yaml:"top_rating" doc:"Highest rating of an initiative; ratings run from 0."`
	FullLift        exact.Rat  `yaml:"full_lift" doc:"Lift in a root area that counts in full, levels."`
	Primary         exact.Rat  `yaml:"primary" doc:"Weight of the main value area; with secondary it adds up to 1."`
	Secondary       exact.Rat  `yaml:"secondary" doc:"Weight of the second value area."`
	Stage           exact.Rat  `yaml:"stage" doc:"Weight of the part of the journey; with channels and business it adds up to 1."`
	Channels        exact.Rat  `yaml:"channels" doc:"Weight of the channel match."`
	Business        exact.Rat  `yaml:"business" doc:"Weight of the type of business."`
	NeutralChannels exact.Rat  `yaml:"neutral_channels" doc:"Channel match of an initiative that depends on no channel, 0 to 1."`
	Entry           exact.Rat  `yaml:"entry" doc:"Weight of the entry situation; with life it adds up to 1."`
	Life            exact.Rat  `yaml:"life" doc:"Weight of the life-cycle stage."`
	Demand          Demand     `yaml:"demand" doc:"What counts as creating demand; in a mixed entry such an initiative takes the lower of its two ratings, any other the higher."`
	SystemBonus     exact.Rat  `yaml:"system_bonus" doc:"Added once to the fit of an initiative that builds a chosen management system; the fit stays at most 1."`
	Floor           exact.Rat  `yaml:"floor" doc:"Share of the gain that counts without any fit; with slope it adds up to 1."`
	Slope           exact.Rat  `yaml:"slope" doc:"Share of the gain that grows with the fit."`
}

// FitWeights are the weights of the parts of the strategy fit.
type FitWeights struct {
	Problem exact.Rat `yaml:"problem" doc:"It lifts an area in which the critical problem is rooted."`
	Value   exact.Rat `yaml:"value" doc:"It creates the value that was chosen."`
	Where   exact.Rat `yaml:"where" doc:"It works in the chosen field."`
	Win     exact.Rat `yaml:"win" doc:"It strengthens the chosen differentiator."`
	Context exact.Rat `yaml:"context" doc:"It suits the entry situation and the life-cycle stage."`
}

// Demand says which initiatives create demand.
type Demand struct {
	Stage  string    `yaml:"stage" doc:"Part of the customer journey."`
	Rating exact.Rat `yaml:"rating" doc:"Rating there from which an initiative creates demand."`
}

// Success is the probability that an initiative succeeds, 0 to 1:
// base by risk + per_level × (lowest readiness level − neutral level), less no_sponsor, within min and max.
type Success struct {
	Base      map[Risk]exact.Rat `yaml:"base" doc:"Probability by risk grade: L, M, H."`
	Readiness []string           `yaml:"readiness,omitempty" doc:"Indicators whose lowest level moves the probability."`
	Neutral   exact.Rat          `yaml:"neutral_level" doc:"Level at which they neither help nor harm."`
	PerLevel  exact.Rat          `yaml:"per_level" doc:"Change per level above or under it."`
	NoSponsor exact.Rat          `yaml:"no_sponsor" doc:"Taken off when there is no active sponsor."`
	Min       exact.Rat          `yaml:"min" doc:"Lowest probability."`
	Max       exact.Rat          `yaml:"max" doc:"Highest probability."`
	Safe      exact.Rat          `yaml:"safe" doc:"The cautious forecast counts only initiatives with this probability or more."`
}

// Scaling fits the catalogue, written for a reference firm, to the client.
type Scaling struct {
	Staff        []StaffBand `yaml:"staff" doc:"Factors by number of staff, smallest band first; the last has no limit."`
	CostPoint    exact.Rat   `yaml:"cost_point" doc:"Share of yearly revenue that one cost point stands for, before the factor of the revenue band."`
	CostPointMin exact.Rat   `yaml:"cost_point_min" doc:"Least money of a cost point, in the client's currency."`
	Light        Light       `yaml:"light" doc:"Factors of the light scope."`
	Overlap      exact.Rat   `yaml:"overlap" doc:"Share of every further lift of the same indicator; the largest counts in full."`
	Tolerance    exact.Rat   `yaml:"need_tolerance" doc:"Levels by which a needed level may be missed, since levels are averages."`
}

// StaffBand holds the factors of one size of organisation.
type StaffBand struct {
	Under    int       `yaml:"under,omitempty" doc:"The band holds for fewer people than this; 0 for no limit."`
	Effort   exact.Rat `yaml:"effort" doc:"Factor of the effort."`
	Duration exact.Rat `yaml:"duration" doc:"Factor of the duration."`
}

// Light is the light scope of an initiative.
type Light struct {
	Duration exact.Rat `yaml:"duration" doc:"Factor of the duration."`
	Effort   exact.Rat `yaml:"effort" doc:"Factor of the effort."`
	Cost     exact.Rat `yaml:"cost" doc:"Factor of both costs."`
	Lift     exact.Rat `yaml:"lift" doc:"Factor of each lift, before rounding down."`
	LiftStep exact.Rat `yaml:"lift_step" doc:"Lifts are rounded down to this step, levels."`
	LiftMin  exact.Rat `yaml:"lift_min" doc:"Least lift, levels."`
}

// Planning is what turns the client's limits into limits of single weeks, and what the
// views of a plan show beside the best one.
type Planning struct {
	FrontLine   []string             `yaml:"front_line" doc:"Roles in contact with customers; each is a team that bears only so many initiatives at once."`
	Touch       exact.Rat            `yaml:"touch" doc:"Person-weeks of the reference firm from which an initiative touches a team."`
	WorkShare   exact.Rat            `yaml:"work_share" doc:"Share of a role's people that initiatives may take in one week, where the client gave their number."`
	Peak        exact.Rat            `yaml:"peak" doc:"Where only a total is given: a week may take this many times the average week."`
	LeastWeek   exact.Rat            `yaml:"least_week" doc:"And at least this many person-weeks, since nobody works in tenths of people."`
	BandRevenue map[string]exact.Rat `yaml:"band_revenue" doc:"Yearly revenue assumed for a revenue band without an amount, by option."`
	StandIn     map[string]string    `yaml:"stand_in,omitempty" doc:"Role that does the work of another one where the client has nobody for it."`
	Close       exact.Rat            `yaml:"close" doc:"Share of the value by which another basket may fall short of the best and is still shown."`
	Early       Early                `yaml:"early,omitempty" doc:"What goes early among equally valuable plans."`
	Worthwhile  Worthwhile           `yaml:"worthwhile,omitempty" doc:"What is too small for a place of its own."`
	Runs        int                  `yaml:"runs" doc:"Runs of the simulation of durations and success."`
	Seed        int                  `yaml:"seed" doc:"Start of its random series; the same seed gives the same result."`
	Tracking    Tracking             `yaml:"tracking" doc:"When progress counts as on track."`
}

// Tracking is how far progress may lag behind what the plan expects on a day. Both are
// shares of the whole way, 0 to 1.
type Tracking struct {
	OnTrack exact.Rat `yaml:"on_track" doc:"Behind by at most this share: on track."`
	AtRisk  exact.Rat `yaml:"at_risk" doc:"Behind by at most this share: at risk; by more: off track."`
}

// Early puts what prepares other work, and what shows early results, into the first weeks.
// Weeks are chosen so that effect × end adds up to the least; these points are added to the
// effect there. They never decide what is in the basket.
type Early struct {
	QuickWin exact.Rat            `yaml:"quick_win" doc:"Points for a quick win."`
	Enablers map[string]exact.Rat `yaml:"enablers" doc:"Points by initiative."`
}

// Worthwhile keeps a basket from filling up with small things. An initiative with less
// effect, in points of the overall index, is left out unless it must be in or another one
// may need it.
type Worthwhile struct {
	Effect  exact.Rat `yaml:"effect" doc:"Least effect, points of the overall index."`
	Outside exact.Rat `yaml:"outside_field" doc:"Least effect of an initiative outside the chosen field: rated 0 for every chosen part of the journey, or through none of the chosen channels."`
}

// KPIRules hold for every KPI.
type KPIRules struct {
	Few       int       `yaml:"few" doc:"A rate from fewer cases than this is shown with a warning and its interval."`
	Identity  exact.Rat `yaml:"identity" doc:"Points by which two KPIs that must add up may differ."`
	LargeStep LargeStep `yaml:"large_step" doc:"An improvement that needs a reason."`
	Primary   Effect    `yaml:"primary" doc:"Assumed improvement of a KPI by an initiative that should move it, percent of the value."`
	Secondary Effect    `yaml:"secondary" doc:"The same for an initiative that may move it."`
}

// LargeStep is an improvement that needs a reason.
type LargeStep struct {
	Months   exact.Rat `yaml:"months" doc:"Within this many months,"`
	Relative exact.Rat `yaml:"relative" doc:"more than this many percent of the value,"`
	Points   exact.Rat `yaml:"points" doc:"or, for a percentage, more than this many points."`
}

// Effect is an assumed improvement, percent.
type Effect struct {
	Low    exact.Rat `yaml:"low" doc:"Cautious."`
	Likely exact.Rat `yaml:"likely" doc:"Likely."`
	High   exact.Rat `yaml:"high" doc:"Hopeful."`
}
