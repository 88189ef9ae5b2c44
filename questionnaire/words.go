package questionnaire

// Words are all texts of a pack in one language. After Load every text that the
// structure calls for is there, so looking up a known id always finds its words.
type Words struct {
	TermWords
	Dimensions  map[string]string
	AreaNames   map[string]string
	Indicators  map[string]IndicatorWords
	Questions   QuestionFile
	Checks      map[string]CheckWords
	Initiatives map[string]InitiativeWords
	KPIs        map[string]KPIWords
}

// TermWords is text/<language>/terms.yaml: the words of the method itself.
type TermWords struct {
	Pack       PackWords         `yaml:"pack" doc:"The readiness model."`
	Roles      map[string]string `yaml:"roles" doc:"Names of the roles."`
	Types      map[string]string `yaml:"types,omitempty" doc:"Names of the views across areas."`
	Bands      []BandWords       `yaml:"bands" doc:"Maturity labels, lowest first."`
	Levels     []string          `yaml:"levels" doc:"Short names of the answer levels, lowest first."`
	AreaShort  map[string]string `yaml:"areas" doc:"Area names for charts, 14 characters at most."`
	Agreement  []string          `yaml:"agreement" doc:"Words for agreement, weakest first."`
	Confidence ConfidenceWords   `yaml:"confidence" doc:"Words for confidence."`
	Evidence   []string          `yaml:"evidence" doc:"Words for the evidence grades, from grade 0."`
}

// PackWords name the model.
type PackWords struct {
	Name    string `yaml:"name" doc:"Name of the model."`
	Purpose string `yaml:"purpose" doc:"What it is for, one line."`
}

// BandWords are a maturity label.
type BandWords struct {
	Name    string `yaml:"name" doc:"The label."`
	Meaning string `yaml:"meaning" doc:"What it means, one sentence."`
}

// ConfidenceWords are the three grades of confidence.
type ConfidenceWords struct {
	Low    string `yaml:"low" doc:"Low confidence."`
	Medium string `yaml:"medium" doc:"Medium confidence."`
	High   string `yaml:"high" doc:"High confidence."`
}

// AreaFile is text/<language>/areas.yaml.
type AreaFile struct {
	Dimensions map[string]string `yaml:"dimensions,omitempty" doc:"Names of the dimensions."`
	Areas      map[string]string `yaml:"areas" doc:"Names of the areas."`
}

// IndicatorWords are the words of one indicator. Levels is empty in a model whose
// indicators share the names of the levels.
type IndicatorWords struct {
	Statement     string   `yaml:"statement" doc:"The statement assessed."`
	Levels        []string `yaml:"levels,omitempty" doc:"What each level looks like, lowest first."`
	Evidence      string   `yaml:"evidence,omitempty" doc:"Typical proof."`
	NotApplicable string   `yaml:"not_applicable,omitempty" doc:"Condition under which it does not apply."`
}

// QuestionFile is text/<language>/questions.yaml.
type QuestionFile struct {
	Stages     map[string]StageWords        `yaml:"stages" doc:"Stages, by number."`
	Units      map[string]string            `yaml:"units,omitempty" doc:"Units of numbers."`
	Scales     map[string]map[string]string `yaml:"scales,omitempty" doc:"Points of the rating scales, by scale and number."`
	OptionSets map[string]map[string]string `yaml:"option_sets,omitempty" doc:"Shared options, by set."`
	Questions  map[string]QuestionWords     `yaml:"questions" doc:"Questions, by id."`
}

// StageWords are the words of one stage.
type StageWords struct {
	Name    string `yaml:"name" doc:"Name."`
	Purpose string `yaml:"purpose" doc:"What the stage is for."`
}

// QuestionWords are the words of one question.
type QuestionWords struct {
	Ask         string                `yaml:"ask" doc:"The question."`
	Help        string                `yaml:"help,omitempty" doc:"Help with an example."`
	Placeholder string                `yaml:"placeholder,omitempty" doc:"Shown in the empty box."`
	Options     map[string]string     `yaml:"options,omitempty" doc:"Own options."`
	Rows        map[string]string     `yaml:"rows,omitempty" doc:"Own rows."`
	Fields      map[string]FieldWords `yaml:"fields,omitempty" doc:"Parts."`
	Rules       map[string]string     `yaml:"rules,omitempty" doc:"Why an answer is refused, by rule."`
	Notices     map[string]string     `yaml:"notices,omitempty" doc:"Remarks, by notice."`
	Joiners     []string              `yaml:"joiners,omitempty" doc:"Words that join two statements."`
	AllWords    []string              `yaml:"all_words,omitempty" doc:"Names that mean everyone."`
}

// FieldWords are the words of a part of a question.
type FieldWords struct {
	Label       string                `yaml:"label" doc:"Label."`
	Help        string                `yaml:"help,omitempty" doc:"Help."`
	Placeholder string                `yaml:"placeholder,omitempty" doc:"Shown in the empty box."`
	Options     map[string]string     `yaml:"options,omitempty" doc:"Own options."`
	Rows        map[string]string     `yaml:"rows,omitempty" doc:"Own rows."`
	Fields      map[string]FieldWords `yaml:"fields,omitempty" doc:"Columns."`
}

// CheckFile is text/<language>/checks.yaml.
type CheckFile struct {
	Checks map[string]CheckWords `yaml:"checks" doc:"Coherence checks, by id."`
}

// CheckWords are the words of one coherence check.
type CheckWords struct {
	Message string `yaml:"message" doc:"What is incoherent."`
	Hint    string `yaml:"hint" doc:"What to do."`
}

// InitiativeWords are the words of one initiative.
type InitiativeWords struct {
	Name         string   `yaml:"name" doc:"Name."`
	Goal         string   `yaml:"goal,omitempty" doc:"What it is for."`
	Deliverables string   `yaml:"deliverables" doc:"What it delivers."`
	Steps        []string `yaml:"steps,omitempty" doc:"How it is carried out, in order."`
	Risks        []string `yaml:"risks" doc:"Typical risks."`
}

// KPIWords are the words of one KPI.
type KPIWords struct {
	Name      string `yaml:"name" doc:"Name."`
	Formula   string `yaml:"formula" doc:"Formula as people read it."`
	Variables string `yaml:"variables" doc:"What the letters stand for."`
	Unit      string `yaml:"unit" doc:"Unit."`
	Source    string `yaml:"source" doc:"Where the figures usually come from."`
	Note      string `yaml:"note,omitempty" doc:"What to mind."`
}

// AreaWords are the names of an area.
type AreaWords struct{ Name, Short string }

// Area gives the names of an area.
func (w *Words) Area(id string) AreaWords { return AreaWords{w.AreaNames[id], w.AreaShort[id]} }

// Indicator gives the words of an indicator.
func (w *Words) Indicator(id string) IndicatorWords { return w.Indicators[id] }

// Question gives the words of a question.
func (w *Words) Question(id string) QuestionWords { return w.Questions.Questions[id] }

// Check gives the words of a coherence check.
func (w *Words) Check(id string) CheckWords { return w.Checks[id] }

// Initiative gives the words of an initiative.
func (w *Words) Initiative(id string) InitiativeWords { return w.Initiatives[id] }

// KPI gives the words of a KPI.
func (w *Words) KPI(id string) KPIWords { return w.KPIs[id] }

// Stage gives the words of a stage of the questionnaire; key is its number.
func (w *Words) Stage(key string) StageWords { return w.Questions.Stages[key] }

// Option gives the words of an option of a field, from its shared set or, where it has
// options of its own, from own: the words beside the question or field.
func (w *Words) Option(f *Field, own map[string]string, option string) string {
	if f.OptionSet != "" {
		return w.Questions.OptionSets[f.OptionSet][option]
	}
	return own[option]
}

// Row gives the words of a row of a matrix, like Option.
func (w *Words) Row(f *Field, own map[string]string, row string) string {
	if f.RowSet != "" {
		return w.Questions.OptionSets[f.RowSet][row]
	}
	return own[row]
}

// Band gives the words of a maturity label; 1 is the lowest.
func (w *Words) Band(label int) BandWords {
	if label < 1 || label > len(w.Bands) {
		return BandWords{}
	}
	return w.Bands[label-1]
}
