// Compare sets the planner's kernel beside Gecode (through MiniZinc), CBC and
// TaskJuggler on the same instances and the same machine. See docs/planner.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	data := flag.String("psplib", "", "folder with j30 and j30.optimum.csv: compare shortest schedules")
	nth := flag.Int("every", 20, "take every nth instance")
	joint := flag.String("joint", "", "compare joint selection and scheduling: tasks,weeks,roles,problems, such as 40,26,7,5")
	limit := flag.Duration("limit", 20*time.Second, "time limit for each instance and tool")
	tools := flag.String("tools", "own,gecode,cbc,tj3", "tools to run")
	flag.Parse()
	folder, err := os.MkdirTemp("", "compare-")
	if err == nil {
		defer os.RemoveAll(folder)
		bench := bench{folder: folder, limit: *limit, tools: *tools}
		if *data != "" {
			err = bench.shortest(*data, *nth)
		}
		if n := [4]int{}; err == nil && *joint != "" {
			if _, err = fmt.Sscanf(*joint, "%d,%d,%d,%d", &n[0], &n[1], &n[2], &n[3]); err == nil {
				err = bench.joint(n[0], n[1], n[2], n[3])
			}
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.RemoveAll(folder)
		os.Exit(1)
	}
}
