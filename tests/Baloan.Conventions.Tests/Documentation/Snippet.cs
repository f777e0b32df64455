using System.Reflection;
using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests.Documentation;

/// <summary>A piece of code in the documentation, compiled as a reader's application would have it.</summary>
internal static class Snippet
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "Baloan.Conventions.Tests.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly SyntaxTree Surroundings = ReadSurroundings();

    /// <summary>What the compiler finds wrong.</summary>
    public static IEnumerable<string> ErrorsOf(string code, CancellationToken cancellationToken) =>
        ErrorsIn(Compile(code, "", cancellationToken).GetDiagnostics(cancellationToken));

    /// <summary>The types of a piece of code, and of what a test puts beside it, ready to run.</summary>
    public static Assembly Load(string code, string beside, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        ErrorsIn(Compile(code, beside, cancellationToken).Emit(image, cancellationToken: cancellationToken).Diagnostics).ShouldBeNone();
        return Assembly.Load(image.ToArray());
    }

    private static CSharpCompilation Compile(string code, string beside, CancellationToken cancellationToken) => CSharpCompilation.Create(
        "Snippet",
        [
            CSharpSyntaxTree.ParseText(Wrap(code), ParseOptions, cancellationToken: cancellationToken),
            CSharpSyntaxTree.ParseText(beside, ParseOptions, cancellationToken: cancellationToken),
            Surroundings,
        ],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<string> ErrorsIn(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");

    // Statements go into a method of their own, which may return what it likes; types stay beside it.
    private static string Wrap(string code)
    {
        var unit = CSharpSyntaxTree.ParseText(code, ParseOptions).GetCompilationUnitRoot();
        var statements = unit.Members.OfType<GlobalStatementSyntax>().ToList();
        var types = unit.Members.Where(member => member is not GlobalStatementSyntax);
        var method = $$"""
            internal static class SnippetOfThePage
            {
                internal static async Task<object?> RunAsync()
                {
            {{string.Concat(statements.Select(statement => statement.ToFullString()))}}
                    return null;
                }
            }
            """;
        return $"{unit.Usings.ToFullString()}\n{method}\n{string.Concat(types.Select(type => type.ToFullString()))}";
    }

    private static SyntaxTree ReadSurroundings()
    {
        using var reader = new StreamReader(typeof(Snippet).Assembly.GetManifestResourceStream("Surroundings.cs")!);
        return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), ParseOptions);
    }
}
