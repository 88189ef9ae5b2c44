package coherence

// conditions holds the condition of every check, by its id. What each one means is
// written beside the check in the pack's checks.yaml.
func conditions() map[string]condition {
	return map[string]condition{
		// the critical problem
		"C01": severalProblems,
		"C02": mildConsequence,
		"C03": betterCandidate,
		"C04": nothingStopped,
		"C05": causeUnknown,
		"C06": noFigure,
		"C36": uncertainCrux,
		"C39": cruxUntouched,
		// the value
		"C07":  valueAgainstEntry,
		"C08":  oneSidedValue,
		"C09":  noGoal,
		"C12a": noKPIMoved,
		"C12b": someKPINotMoved,
		// where to play
		"C10a": targetIsEveryone,
		"C10b": tooManySegments,
		"C11":  weakChannel,
		"C13":  outsideTheField,
		"C14":  nothingLeftOut,
		"C15":  journeyAgainstEffort,
		// how to win
		"C16": preferenceUnproven,
		"C17": competitorAhead,
		"C18": promiseTooEarly,
		"C19": contactWithoutLimits,
		// capabilities and systems
		"C20": capabilityStaysShort,
		"C21": noSponsor,
		"C22": systemWithoutScope,
		"C23": systemWithoutUsers,
		"C24": systemWithoutOwner,
		"C25": changeNotPrepared,
		// the plan
		"C26": planWithoutKPI,
		"C27": reviewTooLate,
		"C33": overload,
		"C34": cultureUntouched,
		"C35": effortOnWrongSide,
		"C37": tooEarlyForStartup,
		"C38": quickWinLeftOut,
		// the order of the plan
		"C28": technologyFirst,
		"C29": loyaltyBeforeComplaints,
		"C30": demandBeforeService,
		"C31": trainingBeforeProcess,
		"C32": modelsOnPoorData,
	}
}
