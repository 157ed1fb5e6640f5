using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Assemblies;

/// <summary>A built assembly, read as a file: nothing of it is loaded or run.</summary>
public sealed class BuiltAssembly : IDisposable
{
    readonly PEReader _image;
    readonly MetadataReader _metadata;

    BuiltAssembly(string path) => (_image, _metadata) = Open(path);

    /// <param name="project">Such as <c>src/MediFacial.Devices.Core</c>. Its build of the same configuration as this test.</param>
    public static BuiltAssembly Of(string project)
    {
        var build = Path.Combine(new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name);
        return new(Path.Combine(RepositoryTree.Root, project, "bin", build, Path.GetFileName(project) + ".dll"));
    }

    public static BuiltAssembly OfThisTest() => new(typeof(BuiltAssembly).Assembly.Location);

    /// <summary>Full names of the types of another assembly that this one uses.</summary>
    public IEnumerable<string> TypesUsedOf(string assembly) =>
        from handle in _metadata.TypeReferences
        let type = _metadata.GetTypeReference(handle)
        where type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == assembly
        select $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";

    public IEnumerable<string> AssembliesUsed => _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>Access of every instance constructor of a type.</summary>
    public IEnumerable<System.Reflection.MethodAttributes> ConstructorAccess(string type) =>
        Constructors(type).Select(handle => _metadata.GetMethodDefinition(handle).Attributes & System.Reflection.MethodAttributes.MemberAccessMask);

    /// <summary>Top-level types with a method that makes an instance of <paramref name="type"/>: found in the instructions, so <c>new(…)</c> does not hide it.</summary>
    public IReadOnlySet<string> MakersOf(string type)
    {
        var calls = Constructors(type).Select(handle => MetadataTokens.GetToken(handle)).Select(NewObject).ToList();
        return _metadata.MethodDefinitions.Select(_metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0 && calls.Any(call => Body(method).AsSpan().IndexOf(call) >= 0))
            .Select(method => TopLevel(method.GetDeclaringType())).ToHashSet();
    }

    public void Dispose() => _image.Dispose();

    static (PEReader, MetadataReader) Open(string path)
    {
        var image = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        return (image, image.GetMetadataReader());
    }

    byte[] Body(MethodDefinition method) => _image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];

    static byte[] NewObject(int token) => [0x73, .. BitConverter.GetBytes(token)];

    IEnumerable<MethodDefinitionHandle> Constructors(string type)
    {
        var definition = _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition).Single(each => _metadata.GetString(each.Name) == type);
        return definition.GetMethods().Where(handle => _metadata.GetString(_metadata.GetMethodDefinition(handle).Name) == ".ctor");
    }

    string TopLevel(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? _metadata.GetString(type.Name) : TopLevel(type.GetDeclaringType());
    }
}
