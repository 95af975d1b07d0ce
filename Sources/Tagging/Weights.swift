/// The weights of one feature for all labels while a model is trained.
struct Weights: Sendable {
    typealias Row = SIMD16<Float>

    var values = Row(repeating: 0)
    /// The squares of all slopes so far. They begin at a little more than nothing, so that the first small slopes don't move a
    /// weight as far as large ones do.
    private var squares = Row(repeating: 0.01)

    /// Moves the weights against a slope.
    mutating func move(_ slope: Row, _ options: TrainingOptions) {
        let slope = options.l2 == 0 ? slope : slope + values * options.l2
        squares += slope * slope
        let step = options.learningRate / squares.squareRoot()
        values -= step * slope
        guard options.l1 > 0 else { return }
        let pull = step * options.l1
        values =
            (values - pull).clamped(lowerBound: Row(repeating: 0), upperBound: Row(repeating: .infinity))
            + (values + pull).clamped(lowerBound: Row(repeating: -.infinity), upperBound: Row(repeating: 0))
    }
}

/// How weights become small integers: all are multiplied by one number and rounded.
struct Quantization {
    /// Units in a thousand natural-logarithmic units of the odds.
    let thousandths: Int

    /// The scale that loses least: a larger one rounds finer and cuts more of the largest weights.
    init(_ rows: [Weights], labels: Int) {
        var highest: Float = 0
        for row in rows { for label in 0..<labels { highest = max(highest, row.values[label].magnitude) } }
        let finest = highest == 0 ? 100_000 : min(100_000, Int(127_000 / highest) + 1)
        var best = (loss: Double.infinity, thousandths: finest)
        for step in 0..<12 {
            let thousandths = finest + finest * step / 4
            let scale = Quantization(thousandths: thousandths)
            var loss = 0.0
            for row in rows {
                for label in 0..<labels where row.values[label] != 0 {
                    let kept = Float(scale.small(row.values[label])) * 1000 / Float(thousandths)
                    loss += Double((row.values[label] - kept) * (row.values[label] - kept))
                }
            }
            if loss < best.loss { best = (loss, thousandths) }
        }
        thousandths = best.thousandths
    }

    private init(thousandths: Int) { self.thousandths = thousandths }

    /// A weight of a feature.
    func small(_ weight: Float) -> Int8 { Int8(max(-127, min(127, whole(weight)))) }

    /// A weight that has more room.
    func whole(_ weight: Float) -> Int32 { Int32((weight * Float(thousandths) / 1000).rounded()) }
}
