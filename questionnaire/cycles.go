package questionnaire

import "slices"

// cycles finds circles in a graph: each as its nodes, the first repeated at the end,
// starting with the earliest of nodes. A circle inside another may go unnoticed until
// the first is broken.
func cycles(nodes []string, edges map[string][]string) [][]string {
	const (
		open = 1
		done = 2
	)
	state := map[string]int{}
	var path []string
	var found [][]string
	var visit func(string)
	visit = func(n string) {
		state[n] = open
		path = append(path, n)
		for _, next := range edges[n] {
			switch state[next] {
			case open:
				circle := path[slices.Index(path, next):]
				found = append(found, append(slices.Clone(circle), next))
			case done:
			default:
				visit(next)
			}
		}
		path = path[:len(path)-1]
		state[n] = done
	}
	for _, n := range nodes {
		if state[n] == 0 {
			visit(n)
		}
	}
	return found
}
