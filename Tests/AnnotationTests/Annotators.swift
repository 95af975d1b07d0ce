import TestSupport

@testable import Annotation

/// Annotators by domain, made once.
let annotators = Result {
    try ["ukraine-peace", "climate-cop"].reduce(into: [String: Annotator]()) {
        $0[$1] = try Annotator(AnnotationOptions(), domain: $1, reading: pipelineTable)
    }
}
