import Foundation

/// A document of Word, as `zipfile` of Python writes it: three files, the second of which is the text, compressed.
public func wordArchive() -> [UInt8] { Data(base64Encoded: encoded).map { Array($0) } ?? [] }

/// The text of `wordArchive()`.
public let wordXML =
    "<w:document><w:p><w:r><w:t>The ministers of five countries met in the city on Friday.</w:t></w:r></w:p>"
    + "</w:document>"

private let encoded = """
    UEsDBBQAAAAIAAAAhFvHHBc8CgAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbLMJqSxILda3AwBQSwMEFAAAAAgAAACEW2CdgQVZ\
    AAAAdAAAABEAAAB3b3JkL2RvY3VtZW50LnhtbD3NMQ6AIBBE0avMCbQ3hNITeAGDS9yChSyrhtsrFDav+pNxz3LkcCUS8+5ZSkc75reT\
    kFi4GmlFjoh8E0K+xJSpIpGBBfZlga0hC1blY2+Tm/u+q8My/H9eUEsDBBQAAAAIAAAAhFtq7FglDQAAAAsAAAAPAAAAd29yZC9zdHls\
    ZXMueG1ssym3Ki6pzEkt1rcDAFBLAQIUAxQAAAAIAAAAhFvHHBc8CgAAAAgAAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBl\
    c10ueG1sUEsBAhQDFAAAAAgAAACEW2CdgQVZAAAAdAAAABEAAAAAAAAAAAAAAIABOwAAAHdvcmQvZG9jdW1lbnQueG1sUEsBAhQDFAAA\
    AAgAAACEW2rsWCUNAAAACwAAAA8AAAAAAAAAAAAAAIABwwAAAHdvcmQvc3R5bGVzLnhtbFBLBQYAAAAAAwADAL0AAAD9AAAAAAA=
    """
