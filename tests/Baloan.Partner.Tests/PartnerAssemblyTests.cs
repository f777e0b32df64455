using System.Reflection;
using System.Runtime.CompilerServices;
using Baloan.Sandbox;
using Baloan.Sdk;

namespace Baloan.Partner.Tests;

public class PartnerAssemblyTests
{
    /// <summary>A test that could see internals would pass where a partner's build fails.</summary>
    [Theory]
    [InlineData(typeof(BaloanClient))]
    [InlineData(typeof(BaloanCallbackOptions))]
    [InlineData(typeof(BaloanRedisLedgerExtensions))]
    [InlineData(typeof(BaloanSandbox))]
    public void No_package_shows_its_internals_to_these_tests(Type typeOfThePackage)
    {
        var friends = typeOfThePackage.Assembly
            .GetCustomAttributes<InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName);

        friends.Should().NotContain(name => name.StartsWith(typeof(PartnerAssemblyTests).Assembly.GetName().Name!, StringComparison.Ordinal));
    }
}
