using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests;

/// <summary>Which folder of the client may use which. To name a type in an attribute, in typeof or in nameof is not to use it.</summary>
public sealed class DependencyArrowsTests(Repository repository)
{
    /// <summary>The two types of options in the root, which know nothing but the options of the folders.</summary>
    private const string Options = "(options)";
    private const string Root = "";

    /// <summary>What the token requests share with the operations of how a request is sent and an answer read. It knows the BCL alone.</summary>
    private const string Exchange = "(exchange)";

    /// <summary>
    /// What any folder may use: <c>LoanState</c> and <c>RepaymentPlan</c>, against which an estimate is held, are words of the
    /// domain, the polyfills are the BCL of an older .NET, and <c>SettingViolations</c> is a list of sentences.
    /// </summary>
    private static readonly string[] Common = ["Polyfills", "LoanState", "RepaymentPlan", "SettingViolations"];

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Polyfills"] = [],
        ["Primitives"] = [],
        ["Diagnostics"] = [],
        ["Errors"] = ["Primitives", "Json"],
        ["Json"] = ["Primitives", "Policies", "Loans", "Contracts", "Callbacks"],
        [Exchange] = [],
        ["Authentication"] = ["Errors", "Json", "Diagnostics", Exchange],
        ["Http"] = ["Errors", "Json", "Diagnostics", "Authentication", Options, Exchange],
        ["Policies"] = ["Http", "Json", "Primitives", "Errors"],
        ["Loans"] = ["Http", "Json", "Primitives", "Errors"],
        ["Contracts"] = ["Http", "Json", "Primitives", "Errors", "Authentication", Options, Exchange],
        ["Callbacks"] = ["Json", "Primitives", "Errors"],
        [Options] = ["Http", "Authentication"],
        [Root] = ["Http", "Authentication", "Diagnostics", "Errors", "Json", "Policies", "Loans", "Contracts", Options],
        ["Partners"] = ["Authentication", "Errors", Options, Root],
        ["DependencyInjection"] = ["Partners", "Http", "Authentication", "Diagnostics", "Errors", "Policies", "Loans", "Contracts", Options, Root],
    };

    [Fact]
    public void Every_folder_has_its_arrows() =>
        repository.Sdk.Files.Select(file => file.Folder).Distinct().Should().BeSubsetOf(Arrows.Keys);

    [Fact]
    public void A_folder_uses_only_what_its_arrows_point_at()
    {
        var violations = repository.Sdk.Files.SelectMany(file => UsesOf(file)
            .Where(use => !IsAllowed(FolderOf(file), use.Target))
            .Select(use => $"{file.At(use.Node)}: {NameOf(FolderOf(file))} uses {use.Type.Name} of {NameOf(use.Target)}"));

        violations.ShouldBeNone();
    }

    /// <summary>A name that does not resolve would hide an arrow.</summary>
    [Fact]
    public void Every_name_in_the_client_resolves() =>
        repository.Sdk.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Id is "CS0246" or "CS0234" or "CS0103" or "CS0518" or "CS1061")
            .Select(diagnostic => diagnostic.ToString()).ShouldBeNone();

    private IEnumerable<(SyntaxNode Node, INamedTypeSymbol Type, string Target)> UsesOf(SourceFile file)
    {
        var model = repository.Sdk.ModelOf(file);
        return file.Syntax
            .DescendantNodes(node => node is not (AttributeListSyntax or TypeOfExpressionSyntax or UsingDirectiveSyntax) && !IsNameOf(node))
            .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
            .Select(node => (Node: node, Type: OwnTypeOf(model.GetSymbolInfo(node).Symbol)))
            .Where(use => use.Type is not null)
            .Select(use => (use.Node, use.Type!, TargetOf(use.Type!)));
    }

    private static bool IsNameOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    private static INamedTypeSymbol? OwnTypeOf(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? (symbol is INamespaceSymbol or ITypeParameterSymbol ? null : symbol?.ContainingType);
        return type?.OriginalDefinition is { } definition && definition.DeclaringSyntaxReferences.Length > 0 ? definition : null;
    }

    private string TargetOf(INamedTypeSymbol type)
    {
        var tree = type.DeclaringSyntaxReferences[0].SyntaxTree;
        var file = repository.Sdk.Files.Single(file => file.Tree == tree);
        var name = file.Name.Split('.')[0];
        return Common.Contains(name) ? name : FolderOf(file);
    }

    private static string FolderOf(SourceFile file) => file switch
    {
        { Folder: Root, Name: "BaloanClientOptions" or "BaloanRequestOptions" } => Options,
        { Folder: "Http", Name: "AnswerDate" or "ResponseBody" or "BodyPiece" or "RetryAfterHeader" or "AnswerHeaders" or "GatewayRequestMessage" or "ChangeSending" } => Exchange,
        _ => file.Folder,
    };

    private static bool IsAllowed(string from, string to) =>
        from == to || Common.Contains(to) || (Arrows.TryGetValue(from, out var targets) && targets.Contains(to));

    private static string NameOf(string folder) => folder.Length == 0 ? "the root" : folder;
}
