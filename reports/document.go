// Package reports builds the document a client reads: blocks in order, already
// worded and formatted in one language. Renderers only place them.
package reports

// Document is a report before layout.
type Document struct {
	Title     string
	Subject   string
	Author    string
	Client    string
	Lang      string // "en", "fa", "he"
	Tag       string // language tag with region, "fa-IR"
	RTL       bool
	Issued    string // ISO day, for the file's metadata
	Brand     Brand
	Header    string     // running header, start side
	HeaderEnd string     // running header, end side
	Footer    string     // running footer, start side
	PageOf    string     // "Page {page} of {pages}", digits already of the language when filled by Digits
	Digits    [10]string // how each digit is written
	Blocks    []Block
}

// Brand is the look the consultant chose.
type Brand struct {
	Colour string // #rrggbb; "" for the house colour
	Second string // #rrggbb for accents; "" to derive it
	Logo   []byte // PNG or JPEG; nil without
}

// Block is one piece of the document. The concrete types are below.
type Block interface{ block() }

// Cover fills the first page.
type Cover struct {
	Kicker       string // "CRM readiness assessment"
	Title        string // client
	Subtitle     string
	Facts        []Fact // date, prepared by, …
	Notice       string // "Sample: an invented organisation"
	Confidential string
}

// Fact is a label and its value.
type Fact struct{ Label, Value string }

// Heading opens a section (level 1 starts a page when NewPage) and is a bookmark.
type Heading struct {
	Level    int // 1 to 3
	Text     string
	NewPage  bool
	ID       string // of the section, for anchors: "summary"; "" when nothing points to it
	Unlisted bool   // stays out of the table of contents on paper
	Logo     bool   // the brand's logo stands beside it
	Lookup   bool   // opens a section to look things up in: folded at first on a screen
}

// Paragraph is running text.
type Paragraph struct {
	Text  string
	Style Style
}

// Style is how a paragraph looks.
type Style string

// The styles.
const (
	Body  Style = "body"
	Lead  Style = "lead"  // larger opening sentence
	Small Style = "small" // notes
)

// KeyFigures is a row of large numbers.
type KeyFigures struct{ Figures []Figure }

// Figure is one large number.
type Figure struct {
	Value string // "22.6"
	Unit  string // "of 100"
	Label string
	Note  string
	Tone  Tone
}

// Tone colours a value by meaning; renderers choose colours that also differ in grey.
type Tone string

// The tones.
const (
	Neutral Tone = ""
	Good    Tone = "good"
	Fair    Tone = "fair"
	Poor    Tone = "poor"
	Unknown Tone = "unknown"
	Accent  Tone = "accent"
)

// Bullets is a list; Ordered numbers it.
type Bullets struct {
	Ordered bool
	Items   []string
}

// Callout is a framed remark.
type Callout struct {
	Title string
	Text  string
	Tone  Tone
}

// Table has a header that repeats on every page.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
	Dense   bool // for looking things up: smaller type, closer rows
}

// Column is a table column.
type Column struct {
	Title string
	Width float64 // share of the table's width; all shares are normalised
	Align Align
}

// Align is the alignment of a column.
type Align string

// The alignments; Start is the reading side.
const (
	Start  Align = "start"
	Middle Align = "middle"
	End    Align = "end"
)

// Row is a table row; a Group row is a subheading over the whole width and stays with the next row.
type Row struct {
	Group string
	Cells []Cell
}

// Cell is a table cell: text, with a bar, a badge or level dots beside or instead of it.
type Cell struct {
	Text   string
	Note   string // smaller second line
	Bar    *Bar
	Spark  *Spark
	Move   Move // an arrow beside the text
	Badge  Tone // when not Neutral the text stands in a coloured badge
	Strong bool
	Link   string // anchor of the place that tells more: "initiative-P13"
}

// Move is the direction of a change and whether it is for the better.
type Move string

// The moves.
const (
	NoMove     Move = ""
	Same       Move = "same"
	UpBetter   Move = "up-better"
	UpWorse    Move = "up-worse"
	DownBetter Move = "down-better"
	DownWorse  Move = "down-worse"
)

// Spark is a small line of values over time, oldest first.
type Spark struct {
	Values []Point
	Target float64 // 0 to 1; negative for none
}

// Bar is a horizontal bar, with a tick for the target.
type Bar struct {
	Value  float64 // 0 to 1
	Target float64 // 0 to 1; negative for none
	Known  bool
	Tone   Tone
}

// Radar is a radar chart.
type Radar struct {
	Alt    string
	Axes   []string
	Rings  []string // labels of the rings, inner first
	Series []Series
}

// Series is one line of a chart; an unknown value leaves a gap.
type Series struct {
	Name   string
	Values []Point
	Dashed bool
}

// Point is a value 0 to 1 that may be unknown.
type Point struct {
	Value float64
	Known bool
}

// Scale shows the levels or labels of the model as a strip with words.
type Scale struct {
	Steps []ScaleStep
}

// ScaleStep is one step of a Scale.
type ScaleStep struct {
	Label string // "1"
	Name  string // "Absent"
	Range string // "0–20"
	Text  string
}

// Levels shows one indicator in the appendix: statement, the level words reached and next, comments.
type Levels struct {
	ID       string // "SRV-2"
	Title    string
	Value    string  // "1.5 → 3"
	Now      float64 // position 0 to 1 on the scale
	Target   float64
	Known    bool
	Marks    []string // short marks: "critical", "quick scan", "consensus"
	Details  []Fact   // today's level in words, next level in words, agreement, evidence
	Comments []string
}

// HeatMap is a table of coloured fields with their numbers: rows × columns.
type HeatMap struct {
	Alt     string
	Columns []string
	Rows    []HeatRow
	Low     string // words at the ends of the colour scale
	High    string
}

// HeatRow is a row of a HeatMap.
type HeatRow struct {
	Label string
	Cells []HeatCell
}

// HeatCell is a field; an unknown one is empty with its text.
type HeatCell struct {
	Value float64 // 0 to 1
	Known bool
	Text  string
}

// Curve is a line over two number axes, its points labelled directly.
type Curve struct {
	Alt    string
	X, Y   Axis
	Points []CurvePoint // by rising X
	Steps  bool         // the value holds until the next point
}

// Axis is an axis of a Curve.
type Axis struct {
	Title string
	Ticks []AxisTick
}

// AxisTick is a labelled place on an axis.
type AxisTick struct {
	At    float64 // 0 to 1
	Label string
}

// CurvePoint is a point of a Curve. The label may be empty.
type CurvePoint struct {
	X, Y   float64 // 0 to 1
	Label  string
	Strong bool // the plan itself
}

// Gantt is a calendar of bars by week. On right-to-left pages time runs right to left.
type Gantt struct {
	Alt    string
	Title  string // over the labels of the rows
	Weeks  int
	Months []Span
	Phases []Span
	Frozen []int // weeks in which work pauses
	Rows   []GanttRow
	Links  []Link
	Marks  []WeekMark // milestones and reviews, on a line of their own
	Legend GanttWords
}

// GanttWords explain the signs of a Gantt; an empty word leaves its sign out of the legend.
type GanttWords struct{ Quick, Pause, Mark, Link, Done string }

// Span is a named stretch of weeks, From up to but not including To.
type Span struct {
	From, To int
	Label    string
}

// GanttRow is a bar in a Gantt.
type GanttRow struct {
	Label    string
	Note     string // at the end of the bar: owner, dates
	From, To int
	Quick    bool    // a quick win
	Done     float64 // share 0 to 1; 0 for not begun
	Group    int     // colour family: rows of one phase look alike
}

// Link is an arrow from the end of one row to the start of another.
type Link struct{ From, To int }

// WeekMark is a point in time: at the beginning of a week.
type WeekMark struct {
	Week  int
	Label string
}

// Loads shows the load of each role against its capacity by week.
type Loads struct {
	Alt      string
	Weeks    int
	Months   []Span
	Frozen   []int
	Rows     []LoadRow
	Load     string // legend words; an empty one leaves its sign out
	Capacity string
	Pause    string
}

// LoadRow is a role; Capacity is nil without a limit. Both are in the same unit.
type LoadRow struct {
	Label    string
	Note     string // "18 of 26 person-weeks"
	Load     []float64
	Capacity []float64
}

// Cascade is the strategy on a page: one box per stage, each leading to the next. It fits
// on one page.
type Cascade struct{ Steps []CascadeStep }

// CascadeStep is one box of a Cascade.
type CascadeStep struct {
	Number   string
	Title    string
	Facts    []Fact
	Warnings []string
	Empty    string // said instead of facts when nothing is answered
}

// Card describes one initiative: it stays together on a page when it can.
type Card struct {
	ID     string
	Title  string
	Lead   string
	Marks  []string // "quick win", "light scope"
	Facts  []Fact   // shown as a grid of labels and values
	Parts  []CardPart
	Anchor string // for links to it
}

// CardPart is a titled list of a Card.
type CardPart struct {
	Title   string
	Ordered bool
	Items   []string
}

// Tree links columns of boxes, from the reading side on: value, KPI, initiative.
type Tree struct {
	Alt     string
	Columns []TreeColumn
	Links   [][]Link // Links[c] joins boxes of column c to boxes of column c+1
}

// TreeColumn is a column of a Tree.
type TreeColumn struct {
	Title string
	Boxes []TreeBox
}

// TreeBox is a box of a Tree.
type TreeBox struct {
	Text string
	Note string
	Tone Tone
}

// Columns sets blocks side by side; they must fit on one page.
type Columns struct{ Parts [][]Block }

// Space is vertical room in points.
type Space struct{ Points float64 }

// PageBreak starts a new page.
type PageBreak struct{}

// TickBoxes is a question to answer by hand: what is asked, then the places for the
// answer.
type TickBoxes struct {
	ID    string // "SRV-2"
	Title string
	Notes []string
	Parts []TickPart
}

// TickPart is one place for an answer. Boxes stand one below the other, Across side by
// side; then the Grid, then Lines to write on, the first beside the label.
type TickPart struct {
	Label  string
	Note   string
	Boxes  []Tick
	Across []string
	Grid   *TickGrid
	Lines  int
}

// Tick is a box with its words.
type Tick struct {
	Label string // "1"
	Text  string
}

// TickGrid is a table to fill in: empty cells, or a box in each.
type TickGrid struct {
	Columns []string
	Rows    []string // labels; short ones such as numbers take little room
	Boxes   bool
}

// Contents is the table of contents of the level-1 and level-2 headings.
type Contents struct{ Title string }

func (Cover) block()      {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (KeyFigures) block() {}
func (Bullets) block()    {}
func (Callout) block()    {}
func (Table) block()      {}
func (Radar) block()      {}
func (Scale) block()      {}
func (Levels) block()     {}
func (Columns) block()    {}
func (Space) block()      {}
func (PageBreak) block()  {}
func (TickBoxes) block()  {}
func (Contents) block()   {}
func (HeatMap) block()    {}
func (Curve) block()      {}
func (Gantt) block()      {}
func (Loads) block()      {}
func (Cascade) block()    {}
func (Card) block()       {}
func (Tree) block()       {}
