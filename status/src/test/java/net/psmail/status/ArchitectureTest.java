package net.psmail.status;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses STATUS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("net.psmail");

  @Test
  void standsAlone() {
    classes()
        .that()
        .resideInAPackage("net.psmail..")
        .should()
        .resideInAPackage("net.psmail.status..")
        .check(STATUS);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "net.psmail.portal..", "net.psmail.provisioning..", "net.psmail.certificates..")
        .check(STATUS);
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    slices().matching("net.psmail.status.(*)..").should().beFreeOfCycles().check(STATUS);
  }

  @Test
  void componentsKnowNothingOfPagesAndDatabases() {
    noClasses()
        .that()
        .resideInAnyPackage("net.psmail.status.component..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "net.psmail.status.page..")
        .check(STATUS);
  }

  @Test
  void probesKnowNothingOfOurOwnPagesAndDatabase() {
    noClasses()
        .that()
        .resideInAPackage("net.psmail.status.probe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.sql..", "net.psmail.status.page..", "net.psmail.status.component..")
        .check(STATUS);
  }
}
