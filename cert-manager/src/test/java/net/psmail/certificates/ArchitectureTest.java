package net.psmail.certificates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "net.psmail.certificates";

  private final JavaClasses module =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("net.psmail");

  @Test
  void knowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "net.psmail.provisioning..", "net.psmail.portal..", "net.psmail.status..")
        .check(module);
  }

  @Test
  void hasNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(module);
  }

  @Test
  void ordersStandOnTheFeaturesAndTheFeaturesOnTheSharedWordsAlone() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("order")
        .definedBy(ROOT + ".order")
        .layer("localca")
        .definedBy(ROOT + ".localca")
        .layer("store")
        .definedBy(ROOT + ".store")
        .layer("install")
        .definedBy(ROOT + ".install")
        .layer("sign")
        .definedBy(ROOT + ".sign")
        .layer("lifecycle")
        .definedBy(ROOT + ".lifecycle")
        .layer("acme")
        .definedBy(ROOT + ".acme")
        .layer("preflight")
        .definedBy(ROOT + ".preflight")
        .layer("dns")
        .definedBy(ROOT + ".dns")
        .layer("foreign")
        .definedBy(ROOT + ".foreign")
        .layer("program")
        .definedBy(ROOT + ".program")
        .layer("dane")
        .definedBy(ROOT + ".dane")
        .layer("words")
        .definedBy(ROOT)
        .whereLayer("order")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("localca")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("order", "lifecycle", "install", "foreign")
        .whereLayer("install")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("sign")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("lifecycle")
        .mayOnlyBeAccessedByLayers("order", "install", "acme", "preflight", "dane")
        .whereLayer("acme")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("preflight")
        .mayOnlyBeAccessedByLayers("order", "acme")
        .whereLayer("dns")
        .mayOnlyBeAccessedByLayers("order", "acme", "preflight", "dane")
        .whereLayer("dane")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("foreign")
        .mayOnlyBeAccessedByLayers("order")
        .whereLayer("program")
        .mayOnlyBeAccessedByLayers("order", "install", "dns")
        .check(module);
  }
}
