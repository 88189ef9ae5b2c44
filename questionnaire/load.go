package questionnaire

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/yamldoc"
)

// The structure files of a pack. Those in the first row must be there.
var (
	requiredFiles = []string{"pack.yaml", "areas.yaml", "indicators.yaml"}
	optionalFiles = []string{"questions.yaml", "checks.yaml", "initiatives.yaml", "kpis.yaml", "traceability.yaml"}
)

// The forms of the structure files. Together they make a Pack.
type (
	// AreasFile is areas.yaml.
	AreasFile struct {
		Dimensions []Dimension `yaml:"dimensions,omitempty" doc:"Groups of areas."`
		Areas      []Area      `yaml:"areas" doc:"Areas, in the order of reports."`
	}
	// IndicatorsFile is indicators.yaml.
	IndicatorsFile struct {
		Indicators []Indicator `yaml:"indicators" doc:"Indicators, in the order of the interview."`
	}
	// QuestionsFile is questions.yaml.
	QuestionsFile struct {
		Units      []string             `yaml:"units,omitempty" doc:"Units of numbers; words under units."`
		Effects    []string             `yaml:"effects,omitempty" doc:"What the planner can do with answers."`
		Stages     []Stage              `yaml:"stages" doc:"Parts of the questionnaire."`
		Scales     map[string]Scale     `yaml:"scales,omitempty" doc:"Rating scales, by name."`
		OptionSets map[string]OptionSet `yaml:"option_sets,omitempty" doc:"Shared options, by name."`
		Questions  []Question           `yaml:"questions" doc:"Questions, in the order asked."`
	}
	// ChecksFile is checks.yaml.
	ChecksFile struct {
		CheckData `yaml:",inline"`
		Checks    []Check `yaml:"checks" doc:"Coherence checks."`
	}
	// InitiativesFile is initiatives.yaml.
	InitiativesFile struct {
		Initiatives []Initiative `yaml:"initiatives" doc:"Catalogue of initiatives."`
	}
	// KPIsFile is kpis.yaml.
	KPIsFile struct {
		KPIs []KPI `yaml:"kpis" doc:"Catalogue of KPIs."`
	}
	// TraceabilityFile is traceability.yaml.
	TraceabilityFile struct {
		Seeds []Seed `yaml:"seeds" doc:"Statements of the sources."`
	}
)

// Load reads a pack from a folder and checks it. The pack is nil when a fault is an error.
func Load(fsys fs.FS) (*Pack, diag.List) {
	r := &reader{fsys: fsys, docs: map[string]*yamldoc.Doc{}}
	f := r.structure()
	p := f.pack()
	if r.docs["pack.yaml"] != nil {
		at := r.places()
		r.faults = append(r.faults, r.news(lintStructure(f, p, at, r.docs))...)
		r.words(p, at)
	}
	r.strayFiles(p)
	slices.SortFunc(r.faults, func(a, b diag.Fault) int { return strings.Compare(a.String(), b.String()) })
	r.faults.Sort()
	r.faults = slices.CompactFunc(r.faults, func(a, b diag.Fault) bool { return a.String() == b.String() })
	if r.faults.HasErrors() {
		return nil, r.faults
	}
	return p, r.faults
}

// Lint is Load for those who only want the faults.
func Lint(fsys fs.FS) diag.List {
	_, faults := Load(fsys)
	return faults
}

// reader brings the files of a pack in.
type reader struct {
	fsys   fs.FS
	docs   map[string]*yamldoc.Doc
	faults diag.List
}

// open parses a file once; nil when it is not there or cannot be parsed.
func (r *reader) open(name string) *yamldoc.Doc {
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return nil
	}
	doc, faults := yamldoc.Parse(name, data)
	r.faults = append(r.faults, faults...)
	if doc != nil {
		r.docs[name] = doc
	}
	return doc
}

func (r *reader) decode(name string, into any) {
	if doc := r.open(name); doc != nil {
		r.faults = append(r.faults, doc.Into(into)...)
	} else if slices.Contains(requiredFiles, name) {
		r.missing(name)
	}
}

// news leaves out faults at places where reading has already failed: they only follow
// from the value that is missing there.
func (r *reader) news(faults diag.List) diag.List {
	taken := map[diag.Pos]bool{}
	for _, f := range r.faults {
		taken[f.Pos] = true
	}
	return slices.DeleteFunc(faults, func(f diag.Fault) bool { return taken[f.Pos] })
}

// missing reports a file that is not there; one that could not be parsed has been reported.
func (r *reader) missing(name string) {
	if _, err := fs.Stat(r.fsys, name); err != nil {
		r.faults.Add(diag.Pos{File: name}, "missing-file", diag.Args{"file": name})
	}
}

// files are the structure files as read.
type files struct {
	settings    Settings
	areas       AreasFile
	indicators  IndicatorsFile
	questions   QuestionsFile
	checks      ChecksFile
	initiatives InitiativesFile
	kpis        KPIsFile
	trace       TraceabilityFile
}

func (r *reader) structure() *files {
	f := &files{}
	r.decode("pack.yaml", &f.settings)
	r.decode("areas.yaml", &f.areas)
	r.decode("indicators.yaml", &f.indicators)
	r.decode("questions.yaml", &f.questions)
	r.decode("checks.yaml", &f.checks)
	r.decode("initiatives.yaml", &f.initiatives)
	r.decode("kpis.yaml", &f.kpis)
	r.decode("traceability.yaml", &f.trace)
	return f
}

func (f *files) pack() *Pack {
	p := &Pack{
		Settings:   f.settings,
		Dimensions: f.areas.Dimensions, Areas: f.areas.Areas, Indicators: f.indicators.Indicators,
		Units: f.questions.Units, Effects: f.questions.Effects, Stages: f.questions.Stages,
		Scales: f.questions.Scales, OptionSets: f.questions.OptionSets, Questions: f.questions.Questions,
		CheckData: f.checks.CheckData, Checks: f.checks.Checks,
		Initiatives: f.initiatives.Initiatives, KPIs: f.kpis.KPIs, Seeds: f.trace.Seeds,
		Words: map[i18n.Lang]*Words{},
	}
	p.buildIndex()
	return p
}

func (r *reader) places() places {
	at := places{}
	for _, name := range append(slices.Clone(requiredFiles), optionalFiles...) {
		if doc := r.docs[name]; doc != nil {
			at.add(doc)
		}
	}
	return at
}

// strayFiles reports YAML files that nothing reads: most often a misspelt name.
func (r *reader) strayFiles(p *Pack) {
	known := append(slices.Clone(requiredFiles), optionalFiles...)
	for _, lang := range i18n.Langs {
		for _, name := range textFiles {
			if len(p.Languages) == 0 || slices.Contains(p.Languages, lang) {
				known = append(known, "text/"+string(lang)+"/"+name)
			}
		}
	}
	_ = fs.WalkDir(r.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".yml"}, path.Ext(name)) || slices.Contains(known, name) {
			return nil // a folder that cannot be read shows as missing files
		}
		r.faults.Add(diag.Pos{File: name}, "stray-file", diag.Args{"guess": diag.Guess(name, known), "known": strings.Join(known, ", ")})
		return nil
	})
}
