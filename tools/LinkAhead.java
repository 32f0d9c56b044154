import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes pattern switches and the {@code hashCode} and {@code equals} of records out as plain
 * methods in the compiled classes of a folder. The compiler leaves both to be linked when first
 * run, and an archive of loaded classes does not keep what was linked so: a start would make each
 * anew. Classes already written out are left as they are.
 */
class LinkAhead {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassModel model;
  private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

  private LinkAhead(ClassModel model) {
    this.model = model;
  }

  public static void main(String[] args) throws IOException {
    var classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())),
            ClassFile.ConstantPoolSharingOption.NEW_POOL);
    try (var files = Files.walk(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        var link = new LinkAhead(classFile.parse(file));
        byte[] linked = link.linked(classFile);
        if (!link.methods.isEmpty()) {
          Files.write(file, linked);
        }
      }
    }
  }

  private byte[] linked(ClassFile classFile) {
    CodeTransform calls =
        (code, element) -> {
          if (element instanceof InvokeDynamicInstruction call && body(call).isPresent()) {
            code.invokestatic(
                model.thisClass().asSymbol(),
                method(call, body(call).get()),
                call.typeSymbol(),
                (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0);
          } else {
            code.with(element);
          }
        };
    return classFile.transformClass(
        model,
        ClassTransform.transformingMethodBodies(calls)
            .andThen(ClassTransform.endHandler(to -> methods.forEach(m -> m.accept(to)))));
  }

  private String method(InvokeDynamicInstruction call, Consumer<CodeBuilder> body) {
    String name = "$" + call.name().stringValue() + "$" + methods.size();
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    methods.add(to -> to.withMethodBody(name, call.typeSymbol(), flags, body));
    return name;
  }

  /** What the call does, where it is one of those written out. */
  private static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
    List<ConstantDesc> args = call.bootstrapArgs();
    String from = call.bootstrapMethod().owner().displayName();
    String to = call.name().stringValue();
    if (from.equals("SwitchBootstraps")
        && to.equals("typeSwitch")
        && args.stream().allMatch(a -> a instanceof ClassDesc)) {
      return Optional.of(code -> typeSwitch(code, args.stream().map(a -> (ClassDesc) a).toList()));
    }
    if (from.equals("ObjectMethods") && (to.equals("hashCode") || to.equals("equals"))) {
      ClassDesc owner = (ClassDesc) args.getFirst();
      var components = args.stream().skip(2).map(a -> (DirectMethodHandleDesc) a).toList();
      return Optional.of(
          to.equals("equals")
              ? code -> equals(code, owner, components)
              : code -> hashCode(code, owner, components));
    }
    return Optional.empty();
  }

  /** {@code (value, from)} to the first place from {@code from} on whose class the value is of. */
  private static void typeSwitch(CodeBuilder code, List<ClassDesc> classes) {
    var present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < classes.size(); i++) {
      var next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(classes.get(i)).ifeq(next).loadConstant(i).ireturn();
      code.labelBinding(next);
    }
    code.loadConstant(classes.size()).ireturn();
  }

  private static void hashCode(
      CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> components) {
    code.iconst_0();
    for (DirectMethodHandleDesc component : components) {
      ClassDesc type = component.invocationType().returnType();
      code.bipush(31).imul().aload(0).getfield(owner, component.methodName(), type);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(
            OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static void equals(
      CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> components) {
    var differ = code.newLabel();
    var sameClass = code.newLabel();
    code.aload(0).aload(1).if_acmpne(sameClass).iconst_1().ireturn().labelBinding(sameClass);
    code.aload(1).instanceOf(owner).ifeq(differ);
    for (DirectMethodHandleDesc component : components) {
      ClassDesc type = component.invocationType().returnType();
      String field = component.methodName();
      code.aload(0).getfield(owner, field, type);
      code.aload(1).checkcast(owner).getfield(owner, field, type);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
            .ifne(differ);
      } else {
        code.invokestatic(
                OBJECTS,
                "equals",
                MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
            .ifeq(differ);
      }
    }
    code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ConstantDescs.CD_Boolean;
      case "B" -> ConstantDescs.CD_Byte;
      case "C" -> ConstantDescs.CD_Character;
      case "S" -> ConstantDescs.CD_Short;
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "F" -> ConstantDescs.CD_Float;
      case "D" -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
