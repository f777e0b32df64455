using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests;

/// <summary>Files and methods that can be read at one sitting, and read the same on every framework.</summary>
public sealed class SizeTests(Repository repository)
{
    private const int MaxLinesOfFile = 250;
    private const int MaxLinesOfMethod = 40;

    /// <summary>Where frameworks may differ. Ask for the polyfills first.</summary>
    private static readonly string[] FilesThatMayDependOnTheFramework =
    [
        "AnswerHeaders",
        "BaloanErrorCode",
        "BirthDate",
        "BirthDate.Parsing",
        "ConnectionGuard",
        "ContractOnDisk",
        "DeadlinePool",
        "DistributedTokenStore",
        "DynamicallyAccessedMembersAttribute",
        "CallBreaker",
        "CallSender",
        "GatewaySender",
        "InvariantNumber",
        "JsonAddress",
        "LoanState",
        "NationalId",
        "OutgoingMessage",
        "PhoneNumber",
        "Polyfills",
        "PrimaryHandler",
        "ResponseBody",
        "SendOnceHandler",
        "TimeProviderExtensions",
        "Toman",
        "TomanRange",
        "TransportCause",
        "Utf8Text",
    ];

    private IEnumerable<SourceFile> Files => repository.Projects.SelectMany(project => project.Files);

    [Fact]
    public void A_file_has_no_more_than_250_lines() =>
        Files.Select(file => (File: file, Lines: file.Text.TrimEnd().Split('\n').Length))
            .Where(entry => entry.Lines > MaxLinesOfFile)
            .Select(entry => $"{entry.File}: {entry.Lines} lines").ShouldBeNone();

    [Fact]
    public void A_method_has_no_more_than_40_lines_of_code() =>
        Files.SelectMany(file => file.Syntax.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax)
                .Select(node => (Node: node, Lines: LinesOf(node)))
                .Where(entry => entry.Lines > MaxLinesOfMethod)
                .Select(entry => $"{file.At(entry.Node)}: {entry.Lines} lines"))
            .ShouldBeNone();

    [Fact]
    public void No_file_is_cut_into_regions() =>
        Files.Where(file => file.Syntax.DescendantTrivia(descendIntoTrivia: true).Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)))
            .Select(file => file.Path).ShouldBeNone();

    [Fact]
    public void Few_files_depend_on_the_framework() =>
        Files.Where(file => file.Syntax.DescendantTrivia(descendIntoTrivia: true).Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)))
            .Where(file => !FilesThatMayDependOnTheFramework.Contains(file.Name)).Select(file => file.Path).ShouldBeNone();

    [Fact]
    public void Nothing_static_can_change() =>
        repository.Projects.SelectMany(project => project.Types)
            .SelectMany(entry => entry.Type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field is { IsStatic: true, IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false })
                .Select(field => $"{entry.File}: {entry.Type.Name}.{field.Name}"))
            .ShouldBeNone();

    /// <summary>The lines that hold code of the method itself: no comment, no empty line, no function within it.</summary>
    private static int LinesOf(SyntaxNode method) =>
        method.DescendantTokens(node => node == method || node is not LocalFunctionStatementSyntax)
            .SelectMany(token => Enumerable.Range(LineOf(token, token.Span.Start), LineOf(token, token.Span.End) - LineOf(token, token.Span.Start) + 1))
            .Distinct()
            .Count();

    private static int LineOf(SyntaxToken token, int position) => token.SyntaxTree!.GetText().Lines.GetLineFromPosition(position).LineNumber;
}
