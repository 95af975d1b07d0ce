extension GoldScores {
    /// The scores as the maintainers' scorer prints them, so that the two can be compared.
    public var report: String {
        var lines = differing.map {
            "note: \($0) cleaned text differs from gold; span scores below count 0 for this document"
        }
        lines.append(
            "clean text byte-exact: \(exactTexts)/\(articles)   title exact: \(exactTitles)/\(articles)")
        for measure in measures {
            lines.append(
                "\(padded(measure.name)) P=\(thousandths(measure.precision)) R=\(thousandths(measure.recall)) "
                    + "F1=\(thousandths(measure.f1)) (gold \(measure.gold), sys \(measure.system), tp \(measure.shared))"
            )
        }
        lines.append(
            "\(padded(clustersName)) P=\(thousandths(clusters.precision)) R=\(thousandths(clusters.recall)) "
                + "F1=\(thousandths(clusters.f1))")
        return lines.joined(separator: "\n") + "\n"
    }
}

private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 48 - name.utf8.count))
}

/// A share from 0 to 1 with three digits.
func thousandths(_ value: Double) -> String {
    let whole = Int((value * 1000).rounded(.toNearestOrEven))
    let digits = String(whole % 1000)
    return "\(whole / 1000).\(String(repeating: "0", count: 3 - digits.utf8.count))\(digits)"
}
