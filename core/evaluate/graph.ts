/**
 * The dependency graph: nodes that are computed when asked for, remember what they read, and are marked stale when that
 * changes. Knows nothing of budgets. Cycles come out as the node's own `onCycle`, the same whichever node was asked first.
 */

/** Something that can be read and can change. A source is set from outside; a node computes itself. */
export interface Dependency {
  readonly dependents: Set<GraphNode<unknown>>
}

export class Source implements Dependency {
  readonly dependents = new Set<GraphNode<unknown>>()
}

/** Formulas that lead through more formulas than this are given up: no form is so deep, and the stack of the engine is finite. */
const DEEPEST = 600

/** How often a node may be looked at again before settling is given up, on average, and at the least in all. */
const PATIENCE = 200
const LEAST_PATIENCE = 50_000

const STALE = 0
const RUNNING = 1
const FRESH = 2

export interface NodeSpec<T> {
  compute(): T
  /** What the node comes to on a cycle; `gently` if the cycle passes through a default, which then simply gives nothing. */
  onCycle(gently: boolean): T
  /** A default: a cycle through it is no mistake. */
  readonly isDefault?: boolean
  /** On a cycle the node keeps what it came to: which rows there are does not become unknown because a figure in them does. */
  readonly keepsOnCycle?: boolean
  /** With it, dependents are told only if the value really changed: for nodes that many read and few edits change. */
  same?(a: T, b: T): boolean
  /** Looked at again by `settle` whenever stale: equations, and what brings rows. */
  watch?(value: T, before: T | undefined): void
}

export class GraphNode<T> implements Dependency {
  readonly dependents = new Set<GraphNode<unknown>>()
  readonly graph: Graph
  readonly spec: NodeSpec<T>
  readonly reads = new Set<Dependency>()
  state: number = STALE
  value: T | undefined = undefined
  /** Depth on the stack of running nodes, and the lowest depth that it leads back to (Tarjan). */
  depth = -1
  low = -1
  /** Something it had read changed while it ran: what it came to must be looked at again. */
  outrun = false
  disposed = false
  /** Which cell the node stands for, for those that trace a sum back to what was written. */
  origin: unknown = undefined

  constructor(graph: Graph, spec: NodeSpec<T>) {
    this.graph = graph
    this.spec = spec
    if (spec.watch) graph.queue.add(this as GraphNode<unknown>)
  }

  /** The value, computed now if need be, and remembered as read by the node that is running. */
  get(): T {
    this.graph.noteRead(this)
    return this.peek()
  }

  peek(): T {
    if (this.state === FRESH) {
      if (this.low >= 0) this.graph.touchesCycle(this.low)
      return this.value as T
    }
    if (this.state === RUNNING) {
      this.graph.touchesCycle(this.depth)
      return this.spec.onCycle(false)
    }
    return this.graph.run(this)
  }

  dispose(): void {
    this.disposed = true
    this.graph.queue.delete(this as GraphNode<unknown>)
    this.forgetReads()
  }

  forgetReads(): void {
    for (const read of this.reads) read.dependents.delete(this as GraphNode<unknown>)
    this.reads.clear()
  }
}

export class Graph {
  readonly queue = new Set<GraphNode<unknown>>()
  /** How many computations there have been; tests count with it. */
  computations = 0
  readonly #stack: GraphNode<unknown>[] = []
  /** Finished members of a cycle whose outermost node still runs. */
  #provisional: GraphNode<unknown>[] = []

  noteRead(read: Dependency): void {
    const reader = this.#stack[this.#stack.length - 1]
    if (!reader || reader.reads.has(read)) return
    reader.reads.add(read)
    read.dependents.add(reader)
  }

  /** The running node leads back to the node at this depth: all from there up are one cycle. */
  touchesCycle(depth: number): void {
    const reader = this.#stack[this.#stack.length - 1]
    if (reader && (reader.low < 0 || depth < reader.low)) reader.low = depth
  }

  run<T>(node: GraphNode<T>): T {
    const own = node as GraphNode<unknown>
    const before = node.value
    node.forgetReads()
    node.state = RUNNING
    node.depth = this.#stack.length
    node.low = -1
    node.outrun = false
    if (node.depth > DEEPEST) {
      node.state = STALE
      return node.spec.onCycle(true)
    }
    this.#stack.push(own)
    this.computations += 1
    let value: T
    try {
      value = node.spec.compute()
    } finally {
      this.#stack.pop()
    }
    node.state = FRESH
    if (node.low >= 0) {
      const forced = this.#closeCycle(own) as T
      if (!node.spec.keepsOnCycle) value = forced
    }
    node.depth = -1
    node.value = value
    this.queue.delete(own)
    if (node.spec.same && before !== undefined && !node.spec.same(before, value)) this.#spread(own)
    if (node.outrun) this.#runAgainLater(own)
    node.spec.watch?.(value, before)
    return value
  }

  #closeCycle(node: GraphNode<unknown>): unknown {
    if (node.low < node.depth) {
      this.#provisional.push(node)
      const below = this.#stack[this.#stack.length - 1]
      if (below && (below.low < 0 || node.low < below.low)) below.low = node.low
      return node.spec.onCycle(false)
    }
    const members = this.#provisional.filter((member) => member.low >= node.depth)
    this.#provisional = this.#provisional.filter((member) => member.low < node.depth)
    const gently = node.spec.isDefault === true || members.some((member) => member.spec.isDefault)
    for (const member of members) {
      member.low = -1
      if (!member.spec.keepsOnCycle) member.value = member.spec.onCycle(gently)
    }
    node.low = -1
    return node.spec.onCycle(gently)
  }

  /** A source changed. */
  changed(source: Dependency): void {
    this.#spread(source)
  }

  #runAgainLater(node: GraphNode<unknown>): void {
    node.state = STALE
    if (node.spec.watch || node.spec.same) this.queue.add(node)
    const reader = this.#stack[this.#stack.length - 1]
    if (reader) reader.outrun = true
  }

  invalidate(node: GraphNode<unknown>): void {
    if (node.state === RUNNING) node.outrun = true
    if (node.state !== FRESH) return
    node.state = STALE
    if (node.spec.watch || node.spec.same) this.queue.add(node)
    if (!node.spec.same) this.#spread(node)
  }

  #spread(from: Dependency): void {
    for (const dependent of from.dependents) this.invalidate(dependent)
  }

  /** Computes all that is watched and stale, until nothing is. */
  settle(): void {
    // A form whose rows depend on what they come to might never rest; better an old value than a hang.
    let left = LEAST_PATIENCE + PATIENCE * this.queue.size
    while (this.queue.size > 0 && left > 0) {
      left -= 1
      const [node] = this.queue
      if (!node) return
      this.queue.delete(node)
      if (!node.disposed && node.state === STALE) this.run(node)
    }
  }
}
