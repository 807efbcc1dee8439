package io.fixres.operator;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All cases of one operator that goes on running: to start it and its control plane for each class
 * took longer than many of them.
 */
@Suite
@SelectPackages("io.fixres.operator")
@IncludeClassNamePatterns(".*Case")
class RunningOperatorIT {}
