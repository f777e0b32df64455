using Baloan.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baloan.Conventions.Tests;

/// <summary>How asynchronous code is written.</summary>
public sealed class AsyncTests(Repository repository)
{
    [Fact]
    public void A_method_that_returns_a_task_ends_in_Async_and_no_other_does() =>
        OwnMethods()
            .Where(entry => entry.Method.Name.EndsWith("Async", StringComparison.Ordinal) != ReturnsTask(entry.Method))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Method.Name}").ShouldBeNone();

    [Fact]
    public void A_cancellation_token_is_the_last_parameter() =>
        OwnMethods()
            .Where(entry => entry.Method.Parameters.SkipWhile(parameter => !IsToken(parameter)).Any(parameter => !IsToken(parameter)))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Method.Name}").ShouldBeNone();

    /// <summary>The sandbox is in the same process: where it only keeps the form of a task, there is nothing to cancel.</summary>
    [Fact]
    public void A_public_asynchronous_method_of_the_packages_takes_a_cancellation_token() =>
        PublicAsyncMethods()
            .Where(entry => entry.File.Path.StartsWith("src/Baloan.Sdk", StringComparison.Ordinal))
            .Where(entry => entry.Method.Parameters is not [.., var last] || !IsToken(last))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Method.Name}").ShouldBeNone();

    /// <summary>But where the partner implements and the library calls.</summary>
    [Fact]
    public void A_caller_of_a_public_method_may_leave_the_cancellation_token_out() =>
        PublicAsyncMethods()
            .Where(entry => !entry.Method.ContainingType.Name.EndsWith("Handler", StringComparison.Ordinal))
            .Where(entry => entry.Method.Parameters is [.., var last] && IsToken(last) && !last.HasExplicitDefaultValue && !ImplementsInterface(entry.Method))
            .Select(entry => $"{entry.File.At(entry.Node)}: {entry.Method.Name}").ShouldBeNone();

    [Fact]
    public void Nothing_is_async_void() =>
        repository.Projects.SelectMany(project => project.Methods)
            .Where(entry => entry.Method is { IsAsync: true, ReturnsVoid: true })
            .Select(entry => entry.File.At(entry.Node)).ShouldBeNone();

    [Fact]
    public void Every_await_of_the_packages_leaves_the_callers_context() =>
        repository.SdkProjects.SelectMany(project => project.Files)
            .SelectMany(file => file.Syntax.DescendantNodes().Where(AwaitsOnTheContext).Select(file.At)).ShouldBeNone();

    [Fact]
    public void Nothing_blocks_on_a_task() =>
        repository.Projects.SelectMany(project => project.Files.SelectMany(file => BlockingCallsIn(project, file))).ShouldBeNone();

    private static IEnumerable<string> BlockingCallsIn(SourceProject project, SourceFile file)
    {
        var model = project.ModelOf(file);
        return file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.Name.Identifier.ValueText is "Result" or "Wait" or "WaitAll" or "GetResult")
            .Where(access => model.GetSymbolInfo(access.Name).Symbol?.ContainingType is { } type
                && (IsTask(type) || type.Name.EndsWith("Awaiter", StringComparison.Ordinal)))
            .Select(access => $"{file.At(access)}: {access.Name}");
    }

    private static bool AwaitsOnTheContext(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax await => !IsConfigured(await.Expression),
        ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } loop => !IsConfigured(loop.Expression),
        LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 } declaration =>
            !declaration.Declaration.Variables.All(variable => variable.Initializer is { } initializer && IsConfigured(initializer.Value)),
        UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } block => block.Expression is not { } expression || !IsConfigured(expression),
        _ => false,
    };

    private static bool IsConfigured(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
            ArgumentList.Arguments: [{ Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression }],
        };

    /// <summary>The methods whose name and parameters are the project's own choice.</summary>
    private IEnumerable<(SourceFile File, SyntaxNode Node, IMethodSymbol Method)> OwnMethods() =>
        repository.Projects.SelectMany(project => project.Methods)
            .Where(entry => entry.Method is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, IsOverride: false })
            .Where(entry => entry.Method.Name != "Main" && !ImplementsForeignInterface(entry.Method));

    private IEnumerable<(SourceFile File, SyntaxNode Node, IMethodSymbol Method)> PublicAsyncMethods() =>
        OwnMethods().Where(entry => entry.Method.MethodKind == MethodKind.Ordinary && ReturnsTask(entry.Method) && IsPublic(entry.Method));

    private static bool ReturnsTask(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol type && IsTask(type);

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Name is "Task" or "ValueTask" or "IAsyncEnumerable" && type.ContainingNamespace.ToDisplayString() is "System.Threading.Tasks" or "System.Collections.Generic";

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken";

    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public && (symbol.ContainingType is null || IsPublic(symbol.ContainingType));

    private static bool ImplementsInterface(IMethodSymbol method) => InterfaceMembersOf(method).Any();

    private static bool ImplementsForeignInterface(IMethodSymbol method) =>
        InterfaceMembersOf(method).Any(member => member.DeclaringSyntaxReferences.IsEmpty);

    private static IEnumerable<ISymbol> InterfaceMembersOf(IMethodSymbol method) =>
        method.ContainingType?.AllInterfaces.SelectMany(type => type.GetMembers(method.Name))
            .Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) ?? [];
}
