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
        "src/Baloan.Sdk/Authentication/Internal/DistributedTokenStore.cs",
        "src/Baloan.Sdk/Contracts/Internal/ContractOnDisk.cs",
        "src/Baloan.Sdk/Errors/BaloanErrorCode.cs",
        "src/Baloan.Sdk/Errors/Internal/TransportCause.cs",
        "src/Baloan.Sdk/Http/Internal/AnswerHeaders.cs",
        "src/Baloan.Sdk/Http/Internal/ConnectionGuard.cs",
        "src/Baloan.Sdk/Http/Internal/DeadlinePool.cs",
        "src/Baloan.Sdk/Http/Internal/GatewayContent.cs",
        "src/Baloan.Sdk/Http/Internal/GatewayRequestFactory.cs",
        "src/Baloan.Sdk/Http/Internal/GatewayTransport.cs",
        "src/Baloan.Sdk/Http/Internal/HandlerSafeguard.cs",
        "src/Baloan.Sdk/Http/Internal/PrimaryHandler.cs",
        "src/Baloan.Sdk/Http/Internal/ResponseBody.cs",
        "src/Baloan.Sdk/Http/Internal/WatchedContent.cs",
        "src/Baloan.Sdk/Json/Internal/JsonUuid.cs",
        "src/Baloan.Sdk/Json/Internal/Utf8Text.cs",
        "src/Baloan.Sdk/Loans/LoanState.cs",
        "src/Baloan.Sdk/Polyfills/DynamicallyAccessedMembersAttribute.cs",
        "src/Baloan.Sdk/Polyfills/HttpContentExtensions.cs",
        "src/Baloan.Sdk/Polyfills/Polyfills.cs",
        "src/Baloan.Sdk/Polyfills/TimeProviderExtensions.cs",
        "src/Baloan.Sdk/Primitives/BirthDate.Parsing.cs",
        "src/Baloan.Sdk/Primitives/BirthDate.cs",
        "src/Baloan.Sdk/Primitives/Internal/InvariantNumber.cs",
        "src/Baloan.Sdk/Primitives/NationalId.cs",
        "src/Baloan.Sdk/Primitives/PhoneNumber.cs",
        "src/Baloan.Sdk/Primitives/Toman.cs",
        "src/Baloan.Sdk/Primitives/TomanRange.cs",
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
            .Select(file => file.Path).Except(FilesThatMayDependOnTheFramework).ShouldBeNone();

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
