using System.Reflection;
using System.Text;
using Baloan.Sdk.Tests.Wire;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>The catalogue has every operation of the client, as the client calls it.</summary>
public sealed class ClientOperationTests
{
    public static TheoryData<string> OfTheGateway =>
        [.. ClientOperation.Catalogue.Where(operation => !operation.Route.EndsWith(".pdf", StringComparison.Ordinal)).Select(operation => operation.Name)];

    [Fact]
    public async Task Every_method_that_calls_the_gateway_has_an_entry()
    {
        Type[] parts = [typeof(IBaloanClient), typeof(IPoliciesClient), typeof(ILoansClient), typeof(IContractsClient)];
        var methods = parts.SelectMany(part => part.GetMethods()).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType));
        var client = Calls.RecordedBy<IBaloanClient>(out var called);

        foreach (var operation in ClientOperation.Catalogue)
        {
            await operation.Call(client, new OperationArguments(), TestContext.Current.CancellationToken);
        }

        called.Select(Signature).Distinct().Should().BeEquivalentTo(methods.Select(Signature));
    }

    [Fact]
    public void A_group_of_the_client_is_one_of_the_catalogue() =>
        typeof(IBaloanClient).GetProperties().Select(group => group.PropertyType)
            .Should().BeEquivalentTo([typeof(IPoliciesClient), typeof(ILoansClient), typeof(IContractsClient)]);

    [Fact]
    public void Names_are_unique() => ClientOperation.Catalogue.Should().OnlyHaveUniqueItems(operation => operation.Name);

    [Theory]
    [MemberData(nameof(OfTheGateway))]
    public async Task The_documented_answer_to_its_route_is_success(string name)
    {
        var operation = ClientOperation.Named(name);
        var arguments = new OperationArguments { LoanId = DocumentedExample.LoanId };
        var (method, path) = WireGateway.AddressOf(operation, arguments);
        await using var gateway = new WireGateway();
        gateway.Answer(method, path, operation.Answer);

        await operation.Call(gateway.Client, arguments, TestContext.Current.CancellationToken);

        gateway.Request.ShouldBe(method, path);
    }

    private static string Signature(MethodInfo method) =>
        new StringBuilder(method.DeclaringType!.Name).Append('.').Append(method.Name).Append('(')
            .AppendJoin(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name)).Append(')').ToString();

    /// <summary>A client, or a group of one, that only notes which of its methods was called.</summary>
    public class Calls : DispatchProxy
    {
        private List<MethodInfo> _called = [];

        /// <summary>Makes one.</summary>
        public static T RecordedBy<T>(out IReadOnlyCollection<MethodInfo> called)
            where T : class
        {
            var proxy = Create<T, Calls>();
            called = ((Calls)(object)proxy)._called;
            return proxy;
        }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.ReturnType;
            if (!typeof(Task).IsAssignableFrom(answer))
            {
                var group = Create(answer, typeof(Calls));
                ((Calls)group)._called = _called;
                return group;
            }

            _called.Add(targetMethod);
            return answer == typeof(Task)
                ? Task.CompletedTask
                : typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(answer.GetGenericArguments()).Invoke(null, [null]);
        }
    }
}
